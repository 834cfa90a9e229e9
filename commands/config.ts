import type { Command } from 'commander';
import { describeConfig, loadConfig } from '../kernel/config/config.ts';
import { printJson, say, settingsOf } from './conversation/conversation.ts';
import { tableLines } from './terminal/terminal.ts';

export function addConfig(program: Command): void {
  program
    .command('config')
    .description('Show every setting that is in force, and where its value came from')
    .action(async (_options: unknown, command: Command) => {
      const settings = settingsOf(command);
      const described = describeConfig(loadConfig({ cwd: settings.folder }));
      if (settings.json) return printJson({ items: described });
      for (const line of tableLines(described.map(({ name, value, origin }) => [name, value || '–', origin])))
        say(line);
    });
}
