import type { Command } from 'commander';
import { connect } from './connection/connection.ts';
import type { Api, Operation } from './connection/connection.ts';
import { finish, note, settingsOf, watchWithBar } from './conversation/conversation.ts';

export function addUndo(program: Command): void {
  program
    .command('undo')
    .description(
      'Take an operation back: the last one that can be, or the one named. What was changed since is left alone and reported',
    )
    .argument('[id]', 'the operation; see `steward operations`')
    .action(async (id: string | undefined, _options: unknown, command: Command) => {
      const settings = settingsOf(command);
      const { api, close } = await connect(settings);
      try {
        const operationId = id ?? (await findLastUndoable(api))?.operation_id;
        if (operationId === undefined) {
          note('There is nothing to undo.');
          process.exitCode = 1;
          return;
        }
        await api.call('POST', `/operations/${encodeURIComponent(operationId)}/rollback`, {});
        finish(await watchWithBar(api, operationId), settings);
      } finally {
        await close();
      }
    });
}

async function findLastUndoable(api: Api): Promise<Operation | undefined> {
  const { items } = await api.call<{ items: readonly Operation[] }>('GET', '/operations?limit=100');
  return items.find(({ can }) => can.rollback);
}
