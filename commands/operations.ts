import type { Command } from 'commander';
import { connect } from './connection/connection.ts';
import type { Operation } from './connection/connection.ts';
import { outcome, printJson, say, settingsOf } from './conversation/conversation.ts';
import { plain, tableLines } from './terminal/terminal.ts';

export function addOperations(program: Command): void {
  program
    .command('operations')
    .description('List what ran, newest first')
    .option('-n, --limit <count>', 'how many', '20')
    .option('-s, --status <status>', 'only those in this state')
    .action(async (options: { limit: string; status?: string }, command: Command) => {
      const settings = settingsOf(command);
      const { api, close } = await connect(settings);
      try {
        const query = new URLSearchParams({ ...options });
        const page = await api.call<{ items: readonly Operation[] }>('GET', `/operations?${query.toString()}`);
        if (settings.json) await printJson(page);
        else if (page.items.length === 0) say('Nothing has run yet.');
        else for (const line of tableLines(page.items.map(row))) say(line);
      } finally {
        await close();
      }
    });
}

function row(operation: Operation): string[] {
  return [
    operation.operation_id,
    new Date(operation.created_at).toLocaleString('sv'),
    operation.dry_run ? `${operation.status} (preview)` : operation.status,
    `${plain(operation.title)}${outcome(operation)}`,
  ];
}
