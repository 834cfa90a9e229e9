/** A book as a file: a table that comes back as it was, journals for plain-text accounting, and OFX for other programs. */
export { exportRoutes } from './exports.routes.ts';
