import type { Context } from '../../../kernel/module/module.ts';
import { listCalendars } from '../calendars.ts';
import { listCategories } from '../categories.ts';
import { readZone } from '../times.ts';
import { interpret } from './interpret.ts';
import type { Interpretation } from './interpret.ts';

/** Interprets a line for the actor: in their language, their zone or the one they are in now, with their calendars and categories. Nothing is written. */
export async function draftAppointment(
  context: Context,
  { text, time_zone }: { text: string; time_zone?: string | undefined },
): Promise<Interpretation> {
  const { actor, clock } = context;
  const zone = time_zone === undefined ? actor.time_zone : readZone(time_zone);
  const calendars = await listCalendars(context);
  // Few lines name one, and all are counted for it.
  const categories = text.includes('#') ? (await listCategories(context)).map(({ name }) => name) : [];
  return interpret(text, { now: clock.now().toZonedDateTimeISO(zone), locale: actor.locale, calendars, categories });
}
