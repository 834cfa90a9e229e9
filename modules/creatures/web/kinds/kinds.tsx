import type { KindScreens } from '../../../../web/operations/operations.tsx';

/** How the operations of creatures are told. */
export const creatureKinds: readonly KindScreens[] = [];
