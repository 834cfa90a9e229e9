import { Checkbox } from '@mantine/core';
import type { ImportEntry } from '../../../../web/api/api.ts';
import type { useExclusions } from '../../../../web/operations/operations.tsx';
import { Amount, useDayWords } from '../design/design.tsx';
import classes from './imports.module.css';

interface Props {
  readonly entry: ImportEntry;
  /** Single ones can be switched off. */
  readonly off: ReturnType<typeof useExclusions> | undefined;
}

/** One line of the plan: day, payee, amount; or the line of the file that is broken, and why. */
export function EntryRow({ entry, off }: Props) {
  const days = useDayWords();
  const { booked, subject, target } = entry;
  const said = saidOf(entry);
  return (
    <li className={classes.entry} data-off={off?.has(entry) || undefined}>
      {off && (
        <Checkbox
          checked={!off.has(entry)}
          onChange={() => off.toggle({ ...entry, bytes: 0 })}
          aria-label={`Import ${subject}`}
        />
      )}
      {booked && <span className={classes.entryDay}>{days.day(booked.date)}</span>}
      <span className={classes.entryText}>
        <span>{booked ? booked.payee || booked.memo || 'No payee' : subject}</span>
        <span className={classes.entryMore}>
          {[booked ? (booked.payee === '' ? '' : booked.memo) : target, booked?.category, booked?.tags.join(', ')]
            .filter(Boolean)
            .join(' · ')}
          {said && <em data-warn={said.warn || undefined}>{said.words}</em>}
        </span>
      </span>
      {booked && <Amount money={booked.amount} signed />}
    </li>
  );
}

const STATES: Partial<Record<string, string>> = { excluded: 'switched off', undone: 'taken back' };

function saidOf({ action, state, reason }: ImportEntry): { words: string; warn: boolean } | undefined {
  const words = STATES[state] ?? (reason === null ? undefined : plain(reason));
  return words === undefined ? undefined : { words, warn: action === 'read' || state === 'left' };
}

/** "line 12: …" stays; a code before the words goes. */
const plain = (reason: string): string => reason.replace(/^[a-z][a-z-]*: /, '').replace(/^line/, 'Line');
