import type { Operation } from '../../../web/api/api.ts';

/** What a preview found. */
export interface PlanNumbers {
  readonly files: number;
  readonly moves: number;
  readonly bytes: number;
  readonly skipped: number;
  readonly conflicts: number;
  readonly unchanged: number;
  /** Where files go; the largest folders, at most a few thousand. */
  readonly folders: readonly { readonly path: string; readonly files: number; readonly bytes: number }[];
}

/** What was done. */
export interface RunNumbers {
  readonly moved: number;
  readonly bytes: number;
  readonly skipped: number;
  readonly conflicts: number;
  readonly failed: number;
  readonly left: number;
  readonly seconds: number;
}

/** What was put back. */
export interface UndoNumbers {
  readonly restored: number;
  readonly left: number;
  readonly failed: number;
}

/** The result of an organising, told apart by what it has; undefined while there is none. */
export const planOf = ({ result }: Operation) => numbers<PlanNumbers>(result, 'moves');
export const runOf = ({ result }: Operation) => numbers<RunNumbers>(result, 'moved');
export const undoOf = ({ result }: Operation) => numbers<UndoNumbers>(result, 'restored');

function numbers<Shape>(result: unknown, mark: keyof Shape & string): Shape | undefined {
  return typeof result === 'object' && result !== null && mark in result ? (result as Shape) : undefined;
}

/** What was asked for. */
export interface OrganizeInput {
  readonly root_path?: string;
  readonly root_id?: string;
  readonly organization_mode: string;
  readonly template?: string;
  readonly include_hidden?: boolean;
  readonly include_links?: boolean;
}

export const inputOf = ({ input }: Operation) => input as OrganizeInput;
