import type { Operation } from '../../../../web/api/api.ts';

/** What a preview found. */
interface PlanNumbers {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly broken: number;
  readonly not_imported: number;
  readonly duplicates: number;
  readonly calendar: string;
}

interface RunNumbers {
  readonly imported: number;
  readonly left: number;
  readonly broken: number;
}

interface UndoNumbers {
  readonly taken_back: number;
  readonly left: number;
}

/** The result of an import, told apart by what it has; undefined while there is none. */
export const planOf = ({ result }: Operation) => numbers<PlanNumbers>(result, 'not_imported');
export const runOf = ({ result }: Operation) => numbers<RunNumbers>(result, 'imported');
export const undoOf = ({ result }: Operation) => numbers<UndoNumbers>(result, 'taken_back');

function numbers<Shape>(result: unknown, mark: keyof Shape & string): Shape | undefined {
  return typeof result === 'object' && result !== null && mark in result ? (result as Shape) : undefined;
}
