import { Reminder } from '../appointments.schema.ts';
import { parameterOf, propertiesOf, textOf } from './jcal.ts';
import type { Component, Property } from './jcal.ts';
import { readDuration } from './moments.ts';

/** Ours: by mail. Never ACTION:EMAIL, on which other programs write to people. */
const VIA = 'x-steward-via';

/** The reminder that a VALARM means, where it is one that we know: so many minutes before the beginning. */
export function reminderFrom(alarm: Component): Reminder | undefined {
  const action = textOf(alarm, 'action')?.toUpperCase() ?? 'DISPLAY';
  const [trigger, more] = propertiesOf(alarm, 'trigger');
  if (!trigger || more || !['DISPLAY', 'AUDIO', 'EMAIL'].includes(action)) return undefined;
  if (propertiesOf(alarm, 'repeat').length > 0) return undefined;
  if (trigger[2] !== 'duration' || parameterOf(trigger, 'related')?.toUpperCase() === 'END') return undefined;
  const via = action === 'EMAIL' || textOf(alarm, VIA) === 'email' ? 'email' : 'app';
  const minutes = minutesOf(String(trigger[3]));
  const read = Reminder.safeParse({ minutes_before: minutes, via });
  return read.success ? read.data : undefined;
}

/** As we write it. */
export function alarmFor({ minutes_before, via }: Reminder, title: string): Component {
  const sign = minutes_before > 0 ? '-' : '';
  const properties: Property[] = [
    ['action', {}, 'text', 'DISPLAY'],
    ['description', {}, 'text', title],
    ['trigger', {}, 'duration', `${sign}PT${Math.abs(minutes_before)}M`],
  ];
  if (via === 'email') properties.push([VIA, {}, 'text', 'email']);
  return ['valarm', properties, []];
}

/** Nothing but what `alarmFor` would write again: it need not be kept. */
export function isPlain(alarm: Component): boolean {
  return (
    reminderFrom(alarm) !== undefined &&
    textOf(alarm, 'action')?.toUpperCase() === 'DISPLAY' &&
    alarm[2].length === 0 &&
    alarm[1].every(([name]) => ['action', 'trigger', 'description', VIA].includes(name))
  );
}

export function sameReminder(a: Reminder, b: Reminder): boolean {
  return a.minutes_before === b.minutes_before && a.via === b.via;
}

function minutesOf(duration: string): number | undefined {
  try {
    const { days, ms } = readDuration(duration);
    const minutes = days * 1440 + ms / 60_000;
    // Without a minus zero.
    return minutes === 0 ? 0 : -minutes;
  } catch {
    return undefined;
  }
}
