import type { Selectable } from 'kysely';

/** What a person wants to be started again and again. */
export interface ScheduleTable {
  id: string;
  owner_id: string;
  /** The kind of operation, by its full name. */
  kind: string;
  /** Null: as the operation is called. */
  title: string | null;
  /** JSON, as it was given: the kind reads it at every start. */
  input: string;
  cron: string;
  /** IANA name: whose wall clock it goes by. */
  time_zone: string;
  /** When nobody was there to start it: once afterwards, or not at all. */
  missed: 'run' | 'skip';
  paused: 0 | 1;
  /** Null: never, as it is paused or its time never comes. */
  next_at: string | null;
  last_at: string | null;
  last_operation_id: string | null;
  /** JSON (`Fault`): why it could not be started when it was last due. */
  fault: string | null;
  created_at: string;
}

export type ScheduleRow = Selectable<ScheduleTable>;

declare module '../../database/database.ts' {
  interface Tables {
    schedules: ScheduleTable;
  }
}
