import type { Operation } from '../../../../web/api/api.ts';

interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** One account of the files, as the preview adds it up. */
export interface ImportSource {
  readonly key: string;
  readonly number: string;
  readonly file_name: string;
  readonly account_id: string | null;
  readonly account_name: string | null;
  readonly state: 'mine' | 'new' | 'which';
  readonly reason: string | null;
  readonly new: number;
  readonly known: number;
  readonly merged: number;
  readonly doubtful: number;
  readonly waiting: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly in: Money | null;
  readonly out: Money | null;
  readonly bank_balance: Money | null;
  readonly bank_balance_date: string | null;
  readonly balance_after: Money | null;
}

/** What a preview found. */
export interface PlanNumbers {
  readonly new: number;
  readonly known: number;
  readonly merged: number;
  readonly doubtful: number;
  readonly broken: number;
  /** Of accounts that nobody has said yet. */
  readonly waiting: number;
  readonly categories: number;
  /** Of two sides each: both of the files, or one that is here or is made. */
  readonly transfers: number;
  readonly accounts: readonly ImportSource[];
}

interface RunNumbers {
  readonly imported: number;
  readonly merged: number;
  /** Doubtful ones that came in, or were merged. */
  readonly decided: number;
  readonly decided_same: number;
  readonly known: number;
  readonly left: number;
  readonly doubtful: number;
  readonly broken: number;
  readonly accounts: number;
  readonly categories: number;
  readonly transfers: number;
}

interface UndoNumbers {
  readonly taken_back: number;
  readonly left: number;
}

/** The result of an import, told apart by what it has; undefined while there is none. */
export const planOf = ({ result }: Operation) => numbers<PlanNumbers>(result, 'waiting');
export const runOf = ({ result }: Operation) => numbers<RunNumbers>(result, 'imported');
export const undoOf = ({ result }: Operation) => numbers<UndoNumbers>(result, 'taken_back');

function numbers<Shape>(result: unknown, mark: keyof Shape & string): Shape | undefined {
  return typeof result === 'object' && result !== null && mark in result ? (result as Shape) : undefined;
}
