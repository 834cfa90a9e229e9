import { createInterface } from 'node:readline/promises';
import { Argument } from 'commander';
import type { Command } from 'commander';
import { loadConfig } from '../kernel/config/config.ts';
import type { Identity, Person } from '../kernel/identity/identity.ts';
import { Interrupted, openPeople } from './connection/connection.ts';
import { printJson, say, settingsOf } from './conversation/conversation.ts';
import { plain, tableLines } from './terminal/terminal.ts';

type Role = 'user' | 'admin';

const role = () => new Argument('<role>', 'what they may').choices(['user', 'admin']);

export function addUser(program: Command): void {
  const user = program.command('user').description('List, add and change people');
  user
    .command('list', { isDefault: true })
    .description('List everybody')
    .action((_options: unknown, command: Command) => withPeople(command, (identity) => list(identity, command)));
  user
    .command('add')
    .description('Add a person; the password is asked for, or read from standard input')
    .argument('<email>')
    .option('--admin', 'as an admin', false)
    .option('--name <name>', 'their full name')
    .action((email: string, options: { admin: boolean; name?: string }, command: Command) =>
      withPeople(command, async (identity) => {
        const password = await readPassword(`A password for ${email}`);
        const wanted: Role = options.admin ? 'admin' : 'user';
        await tell(command, await identity.createPerson({ email, password, role: wanted, full_name: options.name }));
      }),
    );
  user
    .command('role')
    .description('Make somebody an admin, or no longer')
    .argument('<email>')
    .addArgument(role())
    .action((email: string, wanted: Role, _options: unknown, command: Command) =>
      withPeople(command, async (identity) => {
        const person = await getPerson(identity, email);
        await identity.setRole(person.id, wanted);
        await tell(command, { ...person, role: wanted });
      }),
    );
  user
    .command('password')
    .description('Give somebody a new password; it ends all their sessions')
    .argument('<email>')
    .action((email: string, _options: unknown, command: Command) =>
      withPeople(command, async (identity) => {
        const person = await getPerson(identity, email);
        await identity.setPassword(person.id, await readPassword(`A new password for ${email}`));
        await tell(command, person);
      }),
    );
}

async function withPeople(command: Command, work: (identity: Identity) => Promise<void>): Promise<void> {
  const { identity, close } = await openPeople(loadConfig({ cwd: settingsOf(command).folder }));
  try {
    await work(identity);
  } finally {
    await close();
  }
}

async function list(identity: Identity, command: Command): Promise<void> {
  const people = await identity.listPeople();
  if (settingsOf(command).json) return printJson({ items: people });
  if (people.length === 0) return say('Nobody has signed up yet.');
  for (const line of tableLines(people.map(row))) say(line);
}

async function tell(command: Command, person: Person): Promise<void> {
  if (settingsOf(command).json) await printJson(person);
  else for (const line of tableLines([row(person)])) say(line);
}

function row({ email, role: is, full_name, username }: Person): string[] {
  return [plain(email), is, plain(full_name ?? username ?? '')];
}

async function getPerson(identity: Identity, email: string): Promise<Person> {
  const person = await identity.findPersonByEmail(email);
  if (!person) throw new Error(`Nobody here has the email address ${email}.`);
  return person;
}

/** From the keyboard, unseen; or one line of standard input: a password never stands in the list of processes. */
async function readPassword(message: string): Promise<string> {
  if (process.stdin.isTTY) {
    const { isCancel, password: askPassword } = await import('@clack/prompts');
    const typed = await askPassword({ message, output: process.stderr });
    if (isCancel(typed)) throw new Interrupted();
    return typed;
  }
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) return line;
  throw new Error('Give the password on standard input.');
}
