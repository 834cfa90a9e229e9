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
}

interface Person {
  readonly subject: string;
  readonly state: string;
  readonly reason: string | null;
}

const KINDS: Readonly<Record<string, string>> = { summaries: 'appointments.refresh-summaries' };

/** `refresh summaries`: everybody's, as one operation of the admin's; it goes on without this command, too. */
export function addRefresh(program: Command): void {
  program
    .command('refresh')
    .description('Make everybody’s summaries anew, a few at once; who has one already is skipped')
    .addArgument(new Argument('<what>', 'what to refresh').choices(Object.keys(KINDS)))
    .addOption(new Option('-l, --label <label>', 'of what').choices(['daily', 'weekly']).default('daily'))
    .option('-c, --concurrency <count>', 'how many at once, at most', wholeNumber, 5)
    .option('-u, --user <name>', 'only of this person: email or username')
    .action(async (what: string, options: Options, command: Command) => {
      const settings = settingsOf(command);
      const { api, close } = await connect(settings);
      try {
        const { operation_id } = await api.call<{ operation_id: string }>('POST', '/operations', {
          operation_type: KINDS[what],
          ...options,
        });
        await tell(api, await watchWithBar(api, operation_id), settings);
      } finally {
        await close();
      }
    });
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
