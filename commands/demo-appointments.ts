import { demoAppointments } from './demo-calendar.ts';
import type { Shown, Stage } from './demo-stage.ts';

/** Fills a calendar, downloads it, has it summed up. */
export async function showAppointments({ user, time_zone, tidy, call, tell, watch }: Stage): Promise<Shown> {
  const today = Temporal.Now.plainDateISO(time_zone);
  const ids: string[] = [];
  for (const body of demoAppointments(today, time_zone))
    ids.push((await call<{ id: string }>('POST', '/appointments', body)).json().id);
  const csv = await call('GET', '/appointments/export');
  tell(`[CSV] ${csv.text.trimEnd().split('\r\n').length - 1} appointments, ${Buffer.byteLength(csv.text)} bytes`);

  type Started = { operation_id: string; deduplicated: boolean };
  const summarize = async () => (await call<Started>('POST', '/summary/', { label: 'weekly' })).json();
  const { operation_id } = await summarize();
  const again = await summarize();
  if (again.operation_id === operation_id && again.deduplicated)
    tell('[LOCK] summary:weekly is held for 300 s: the second call is the same operation');
  const done = await watch(operation_id);
  if (tidy) for (const id of ids) await call('DELETE', `/appointments/${id}?scope=all`);
  const text = done.result?.['text'];
  if (typeof text !== 'string') throw new Error('The summary has no text.');
  return { user, appointments: ids.length, csv_bytes: Buffer.byteLength(csv.text), operation_id, text };
}
