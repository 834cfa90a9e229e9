import { operation, planForEach, startForEach } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { appointmentsError } from '../appointments.errors.ts';
import { summarize } from './summarize.operation.ts';
import { RefreshInput } from './summaries.schema.ts';

/** Writes everybody's summary, a few at once; who has one already is left out. */
export const refreshSummaries = operation({
  name: 'appointments.refresh-summaries',
  title: ({ label, user }) => `Refresh ${label} summaries${user === undefined ? '' : ` of ${user}`}`,
  input: RefreshInput,
  allow: 'admin',
  once: ({ label, user = '' }) => `${label} ${user}`,
  queue: 'default',
  async check({ context, input }) {
    await peopleFor(context, input);
  },
  plan: async (run) => planForEach(run, await peopleFor(run.context, run.input)),
  run: (run) =>
    startForEach(run, { kind: summarize, input: { label: run.input.label }, concurrency: run.input.concurrency }),
  // Each summary is an operation of the person whose it is, and theirs to undo.
  undo: 'not-undoable',
});

/** @throws appointments.unknown-person */
async function peopleFor({ database }: Context, { user }: RefreshInput) {
  const key = user?.normalize('NFKC').toLowerCase();
  const people = await database.read
    .selectFrom('people')
    .select(['id', 'email', 'username'])
    .$if(key !== undefined, (query) =>
      query.where((row) => row.or([row('email_key', '=', key ?? ''), row('username_key', '=', key ?? '')])),
    )
    .orderBy('id')
    .execute();
  if (people.length === 0 && user !== undefined)
    throw appointmentsError('appointments.unknown-person', {
      fields: [{ path: '/user', message: `nobody is called ${user}` }],
    });
  return people.map(({ id, email, username }) => ({ person_id: id, name: username ?? email }));
}
