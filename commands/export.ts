import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Argument, Option } from 'commander';
import type { Command } from 'commander';
import { connect } from './connection/connection.ts';
import { printJson, settingsOf } from './conversation/conversation.ts';

interface Options {
  readonly csv?: true;
  readonly ics?: true;
  readonly from?: string;
  readonly to?: string;
  readonly output?: string;
}

export function addExport(program: Command): void {
  program
    .command('export')
    .description('Write what is here as a file: CSV for spreadsheets, or iCalendar for other calendars')
    .addArgument(new Argument('<what>', 'what').choices(['appointments']))
    .addOption(new Option('--csv', 'a table (default)').conflicts('ics'))
    .option('--ics', 'an iCalendar file')
    .option('--from <day>', 'what takes place from this day on')
    .option('--to <day>', '… up to this day')
    .option('-o, --output <file>', 'into this file; otherwise to standard output')
    .action(async (_what: string, options: Options, command: Command) => {
      const settings = settingsOf(command);
      const { api, close } = await connect(settings);
      try {
        const query = new URLSearchParams({
          ...(options.from === undefined ? {} : { from: options.from }),
          ...(options.to === undefined ? {} : { to: options.to }),
        });
        const body = await api.download(`/appointments/export${options.ics ? '.ics' : ''}?${query.toString()}`);
        const output = options.output === undefined ? process.stdout : createWriteStream(options.output);
        await pipeline(Readable.from(body), output, { end: options.output !== undefined });
        if (settings.json && options.output !== undefined) await printJson({ file: options.output });
      } finally {
        await close();
      }
    });
}
