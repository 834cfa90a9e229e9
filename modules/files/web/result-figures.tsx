import type { Operation } from '../../../web/api/api.ts';
import { Figure, Figures, useFormat } from '../../../web/design/design.tsx';
import { planOf, runOf, undoOf } from './organize-numbers.ts';

/** What an organising found, did or put back, in numbers. Zeros that mean nothing are left out. */
export function ResultFigures({ operation }: { operation: Operation }) {
  const format = useFormat();
  const [plan, run, undo] = [planOf(operation), runOf(operation), undoOf(operation)];
  if (plan)
    return (
      <Figures>
        <Figure value={format.number(plan.moves)} label="files to move" />
        <Figure value={format.bytes(plan.bytes)} label="in all" />
        <Figure value={format.number(plan.folders.length)} label="folders to go to" />
        {plan.unchanged > 0 && <Figure value={format.number(plan.unchanged)} label="in their place already" />}
        {plan.skipped > 0 && <Figure value={format.number(plan.skipped)} label="left alone" />}
        {plan.conflicts > 0 && <Figure value={format.number(plan.conflicts)} label="in conflict" tone="warn" />}
      </Figures>
    );
  if (run)
    return (
      <Figures>
        <Figure value={format.number(run.moved)} label="files moved" tone="good" />
        <Figure value={format.bytes(run.bytes)} label="in all" />
        {run.seconds >= 1 && <Figure value={format.duration(run.seconds)} label="it took" />}
        {run.left > 0 && <Figure value={format.number(run.left)} label="left as they were" tone="warn" />}
        {run.conflicts > 0 && <Figure value={format.number(run.conflicts)} label="in conflict" tone="warn" />}
        {run.failed > 0 && <Figure value={format.number(run.failed)} label="failed" tone="bad" />}
      </Figures>
    );
  if (undo)
    return (
      <Figures>
        <Figure value={format.number(undo.restored)} label="files put back" tone="good" />
        {undo.left > 0 && <Figure value={format.number(undo.left)} label="left as they are" tone="warn" />}
        {undo.failed > 0 && <Figure value={format.number(undo.failed)} label="failed" tone="bad" />}
      </Figures>
    );
  return null;
}
