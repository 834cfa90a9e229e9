import type { Reader } from '../../kernel/database/database.ts';
import { appointmentsError } from './appointments.errors.ts';
import type { Scope } from './appointments.schema.ts';
import type { AppointmentTable } from './appointments.table.ts';
import { overridesOf, ownLivingRow } from './own-rows.ts';
import { isInstance, wallClockAt } from './recurrence/recurrence.ts';
import { repeats, seriesOf } from './rows.ts';

/** What a change or a deletion means. */
export interface Instance {
  readonly scope: Scope;
  /** The row that the caller named: its revision counts. */
  readonly addressed: AppointmentTable;
  /** The repeating one; or what does not repeat, itself. */
  readonly master: AppointmentTable;
  /** Its changed instances, those in the trash too. */
  readonly overrides: readonly AppointmentTable[];
  /** The original beginning of the instance; undefined: the whole. */
  readonly at: string | undefined;
  /** The override of that instance, where it has one. */
  readonly override: AppointmentTable | undefined;
}

/**
 * Finds what is meant: by an override's own id, or by its master's with a `recurrence_id`. What does not repeat is always meant whole.
 * @throws appointments.not-found, appointments.no-such-instance
 */
export async function findInstance(
  reader: Reader,
  {
    id,
    owner_id,
    scope,
    recurrence_id,
  }: { id: string; owner_id: string; scope?: Scope | undefined; recurrence_id?: string | undefined },
): Promise<Instance> {
  const addressed = await ownLivingRow(reader, { id, owner_id });
  if (addressed.master_id !== null) {
    const master = await ownLivingRow(reader, { id: addressed.master_id, owner_id });
    const overrides = await overridesOf(reader, master.id);
    return { scope: scope ?? 'one', addressed, master, overrides, at: addressed.recurrence_id, override: addressed };
  }
  if (!repeats(addressed))
    return { scope: 'all', addressed, master: addressed, overrides: [], at: undefined, override: undefined };

  const overrides = await overridesOf(reader, id);
  if (recurrence_id === undefined) {
    if (scope === 'one' || scope === 'following') throw noSuchInstance('Name the instance by recurrence_id.');
    return { scope: 'all', addressed, master: addressed, overrides, at: undefined, override: undefined };
  }
  const at = localIdOf(recurrence_id, addressed);
  const override = overrides.find((each) => each.recurrence_id === at && each.deleted_at === null);
  if (!override && !isInstance(seriesOf(addressed), at))
    throw noSuchInstance(`"${addressed.title}" does not take place at ${recurrence_id}.`);
  return { scope: scope ?? 'one', addressed, master: addressed, overrides, at, override };
}

/** An instance is named by its wall-clock beginning as `listOccurrences` gives it, or by the instant. */
function localIdOf(text: string, { time_zone, starts_local }: AppointmentTable): string {
  const local = text.trim().replace(' ', 'T');
  if (/(Z|[+-]\d\d:?\d\d)$/i.test(local) && local.length > 10) {
    const ms = Date.parse(local);
    if (Number.isNaN(ms)) throw noSuchInstance(`"${text}" is no time.`);
    return wallClockAt(ms, time_zone ?? 'UTC').slice(0, starts_local.length);
  }
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/.test(local) || Number.isNaN(Date.parse(local)))
    throw noSuchInstance(`"${text}" is no time.`);
  return (local.length === 16 ? `${local}:00` : local).slice(0, starts_local.length);
}

function noSuchInstance(message: string) {
  return appointmentsError('appointments.no-such-instance', {
    detail: message,
    fields: [{ path: '/recurrence_id', message }],
  });
}
