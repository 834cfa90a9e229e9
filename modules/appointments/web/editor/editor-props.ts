import type { Calendar } from '../../../../web/api/api.ts';
import type { Entry, Times } from '../entries.ts';
import type { Question } from '../scope-dialog.tsx';

/** What the calendar gives to its editor. */
export interface EditorProps {
  /** What is edited; nothing: a new one. */
  readonly entry: Entry | undefined;
  /** When a new one takes place, where the calendar says so; else soon. */
  readonly at: Times | undefined;
  readonly soon: Times;
  /** What a new one is, in the person's own words. */
  readonly say: string | undefined;
  readonly calendars: readonly Calendar[];
  readonly phone: boolean;
  /** Says when it would take place, so that it can be seen beside. */
  onPlanned(times: Times | undefined): void;
  ask(question: Question): void;
  onSaved(day: Times): void;
  remove(entry: Entry): void;
  close(): void;
}
