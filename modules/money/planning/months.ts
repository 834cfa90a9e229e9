import type { Context } from '../../../kernel/module/module.ts';

/** `addMonths('2026-10', -10)` is `2025-12`. */
export function addMonths(month: string, by: number): string {
  const at = indexOf(month) + by;
  const [year, of] = [Math.floor(at / 12), (at % 12) + 1];
  return `${String(year).padStart(4, '0')}-${String(of).padStart(2, '0')}`;
}

/** From the one to the other, `2026-09` to `2026-10` is 1. */
export function monthsBetween(from: string, to: string): number {
  return indexOf(to) - indexOf(from);
}

/** Where the actor is. */
export function todayOf({ actor, clock }: Pick<Context, 'actor' | 'clock'>): Temporal.PlainDate {
  return clock.now().toZonedDateTimeISO(actor.time_zone).toPlainDate();
}

function indexOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}
