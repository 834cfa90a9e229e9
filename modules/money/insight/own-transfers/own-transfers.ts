/** Two transactions that look like one transfer between own accounts, and what their owner says to it. */
export { ownTransferRoutes } from './own-transfers.routes.ts';
