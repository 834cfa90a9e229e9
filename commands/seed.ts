import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { loadConfig } from '../kernel/config/config.ts';
import type { Identity } from '../kernel/identity/identity.ts';
import { connect, openPeople } from './connection/connection.ts';
import type { Api, Operation } from './connection/connection.ts';
import { note, printJson, say, settingsOf, watchWithBar } from './conversation/conversation.ts';
import type { Settings } from './conversation/conversation.ts';
import { count, plain } from './terminal/terminal.ts';

const DEFAULT = { email: 'steward@example.com', username: 'steward', full_name: 'Steward' };
const KIND = 'money.add-examples';

interface Seeded {
  readonly email: string;
  /** Of who was made just now: it is nowhere else. */
  readonly password: string | null;
}

/** `seed`: whatever is missing for a first look is made, and nothing that is there is touched. Interrupted, it goes on where it was. */
export function addSeed(program: Command): void {
  program
    .command('seed')
    .description(
      'Make the tables, a default user where there is none, and a year of sample money where the book is empty',
    )
    .action(async (_options: unknown, command: Command) => {
      const settings = settingsOf(command);
      const { tables, user } = await prepare(settings);
      // Before anything can fail: the password is nowhere else. Standard output is one document where JSON is asked for.
      tellUser({ tables, user }, settings.json ? (user.password === null ? () => undefined : note) : say);
      const { api, close } = await connect({ ...settings, as: settings.as ?? user.email });
      try {
        const money = await fillMoney(api);
        if (settings.json) await printJson({ tables, user, money });
        else
          say(
            money.added > 0
              ? `Money: ${count(money.added)} entries of a made-up year were added; \`steward undo\` takes them back.`
              : `Money: ${money.accounts} accounts are here already; nothing was added.`,
          );
      } finally {
        await close();
      }
    });
}

async function prepare({ folder, as }: Settings): Promise<{ tables: 'made' | 'here'; user: Seeded }> {
  const { identity, migrated, close } = await openPeople(loadConfig({ cwd: folder }));
  try {
    return { tables: migrated.length > 0 ? 'made' : 'here', user: await findOrMake(identity, as) };
  } finally {
    await close();
  }
}

async function findOrMake(identity: Identity, as: string | undefined): Promise<Seeded> {
  const people = await identity.listPeople();
  const [first] = people.toSorted((a, b) => Number(b.role === 'admin') - Number(a.role === 'admin'));
  if (first) return { email: as ?? first.email, password: null };
  const password = randomBytes(12).toString('base64url');
  const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { email } = await identity.createPerson({
    ...DEFAULT,
    ...(as === undefined ? {} : { email: as }),
    password,
    time_zone,
  });
  return { email, password };
}

function tellUser(
  { tables, user: { email, password } }: { tables: 'made' | 'here'; user: Seeded },
  tell: (line: string) => void,
): void {
  tell(tables === 'made' ? 'Tables: made.' : 'Tables: here already, and up to date.');
  if (password === null) tell(`User: ${plain(email)} is here already.`);
  else tell(`User: ${plain(email)} was made, as the admin. The password is shown this once: ${password}`);
}

/** What an earlier one began is waited for. */
async function fillMoney(api: Api): Promise<{ added: number; accounts: number }> {
  const begun = (await api.call<{ items: readonly Operation[] }>('GET', '/operations?limit=100')).items.find(
    ({ kind, can }) => kind === KIND && can.cancel,
  );
  const { items } = await api.call<{ items: readonly object[] }>('GET', '/accounts');
  if (!begun && items.length > 0) return { added: 0, accounts: items.length };
  const operation_id = begun?.operation_id ?? (await api.call<Operation>('POST', '/money/examples')).operation_id;
  const { status, title, error, result } = await watchWithBar(api, operation_id);
  if (status !== 'completed') throw new Error(`${title}: ${error?.detail ?? status}`);
  return { added: Number(result?.['added']), accounts: Number(result?.['accounts']) };
}
