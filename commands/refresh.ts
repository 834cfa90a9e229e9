import { Argument, InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { connect } from './connection/connection.ts';
import type { Api, Operation } from './connection/connection.ts';
import { finish, printJson, say, settingsOf, watchWithBar } from './conversation/conversation.ts';
import { plain } from './terminal/terminal.ts';

interface Options {
  readonly label: string;
  readonly concurrency: number;
  readonly user?: string;
  readonly force: boolean;
  readonly everybody: boolean;
}

interface Person {
  readonly subject: string;
  readonly state: string;
  readonly reason: string | null;
}

/** `refresh summaries`, `refresh creatures`: operations, which go on without this command, too. */
export function addRefresh(program: Command): void {
  program
    .command('refresh')
    .description(
      'Make anew, a few at once: everybody’s summaries, or the pictures of my creatures; what is there already is skipped',
    )
    .addArgument(new Argument('<what>', 'what to refresh').choices(['summaries', 'creatures']))
    .addOption(new Option('-l, --label <label>', 'of which summaries').choices(['daily', 'weekly']).default('daily'))
    .option('-c, --concurrency <count>', 'how many at once, at most; of creatures 5', wholeNumber, 5)
    .option('-u, --user <name>', 'summaries only of this person: email or username')
    .option('-f, --force', 'also creatures that have their picture', false)
    .option('--everybody', 'everybody’s creatures, as an admin', false)
    .action(async (what: string, options: Options, command: Command) => {
      const settings = settingsOf(command);
      const { api, close } = await connect(settings);
      try {
        const start = (body: object) => api.call<{ operation_id: string }>('POST', '/operations', body);
        const { operation_id } = await start(what === 'creatures' ? creatures(options) : summaries(options));
        const mine = what === 'creatures' && !options.everybody;
        const log = mine && !settings.json ? { log: (line: string) => say(plain(line)) } : {};
        const operation = await watchWithBar(api, operation_id, log);
        if (mine) finish(operation, settings);
        else await tell(api, operation, settings);
      } finally {
        await close();
      }
    });
}

function summaries({ label, concurrency, user }: Options): object {
  return {
    operation_type: 'appointments.refresh-summaries',
    ...{ label, concurrency },
    ...(user === undefined ? {} : { user }),
  };
}

function creatures({ force, concurrency, everybody }: Options): object {
  return { operation_type: everybody ? 'creatures.refresh' : 'creatures.redraw', force, concurrency };
}

async function tell(api: Api, operation: Operation, { json }: { json: boolean }): Promise<void> {
  const people = peopleOf(api, operation);
  if (json) {
    await printJson(operation, { name: 'people', items: people });
    // The exit code is the same, whatever is printed.
    if (operation.status !== 'completed' || Number(operation.result?.['failed'] ?? 0) > 0) process.exitCode = 1;
    return;
  }
  for await (const { subject, state, reason } of people)
    say(`${plain(subject)}: ${plain(reason ?? state)}${state === 'skipped' ? ', skipped' : ''}.`);
  finish(operation, { json });
}

async function* peopleOf(api: Api, { operation_id }: Operation): AsyncGenerator<Person> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = new URLSearchParams({ limit: '200', ...(cursor === undefined ? {} : { cursor }) });
    const page: { items: readonly Person[]; next_cursor: string | null } = await api.call(
      'GET',
      `/operations/${operation_id}/plan?${query.toString()}`,
    );
    yield* page.items;
    cursor = page.next_cursor;
  }
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Give a whole number above 0.');
  return number;
}
