import { ask } from './problem.ts';

/** Waits for a change or a deletion. @returns the reply, and the name by which the module takes it back */
export async function askChange<Reply extends Awaited<Parameters<typeof ask>[0]>>(call: Promise<Reply>) {
  const reply = await ask(call);
  return { reply, change: (await call).response.headers.get('x-steward-change') ?? '' };
}
