import type { Entry, Times } from '../entries.ts';
import type { Day } from '../time/time.ts';

/** What every view is given, and what it can ask for. */
export interface ViewProps {
  /** The days it shows, in order and without gaps. */
  readonly days: readonly Day[];
  readonly today: Day;
  /** In reading order; what reaches into the days from outside is among them. */
  readonly entries: readonly Entry[];
  readonly colorOf: (entry: Entry) => string;
  readonly calendarOf: (entry: Entry) => string;
  /** What is being planned in the editor, so that it is seen where it will stand. */
  readonly draft: Times | undefined;
  /** It is in the editor, and stands back behind the draft. */
  readonly editedKey: string | undefined;
  /** Its details are open. */
  readonly openKey: string | undefined;
  open(entry: Entry): void;
  create(times: Times): void;
  change(entry: Entry, times: Times): void;
  remove(entry: Entry): void;
  showDay(day: Day): void;
}
