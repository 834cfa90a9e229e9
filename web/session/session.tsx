export { SessionGate } from './session-gate.tsx';
export { showPerson, signOut, usePerson } from './session-store.ts';
