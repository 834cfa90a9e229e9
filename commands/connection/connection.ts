/** Commands reach Steward through its own API, whether a server runs on the data folder or not. */
export { ApiProblem, connectTo } from './api-client.ts';
export type { Api } from './api-client.ts';
export { Interrupted, connect } from './connect.ts';
export type { Connection } from './connect.ts';
export { openPeople } from './people.ts';
export { announceServer, findServer } from './running-server.ts';
export type { Operation, OperationEvent } from './wire.ts';
