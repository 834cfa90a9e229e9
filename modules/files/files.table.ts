/** A folder that somebody works with often; a place to start from, and theirs alone. */
export interface FileRootTable {
  id: string;
  owner_id: string;
  name: string;
  /** Absolute and real when it was added; looked at again at each use. */
  path: string;
  created_at: string;
}

/** A folder in which an operation moves files now. Given back at its end; what was left by a death runs out. */
export interface FileClaimTable {
  operation_id: string;
  path: string;
  until: string;
}

declare module '../../kernel/database/database.ts' {
  interface Tables {
    file_roots: FileRootTable;
    file_claims: FileClaimTable;
  }
}
