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
  readonly zip?: true;
  readonly from?: string;
  readonly to?: string;
  readonly output?: string;
}

export function addExport(program: Command): void {
  program
    .command('export')
    .description(
      'Write what is here as a file: CSV for spreadsheets, iCalendar for other calendars, JSON or zip to keep everything',
    )
    .addArgument(new Argument('<what>', 'what').choices(['appointments', 'creatures']))
    .addOption(new Option('--csv', 'a table; the default of appointments').conflicts(['ics', 'zip']))
    .addOption(new Option('--ics', 'appointments as an iCalendar file').conflicts('zip'))
    .option('--zip', 'creatures with their pictures; by default JSON, which keeps everything else')
    .option('--from <day>', 'what takes place from this day on')
    .option('--to <day>', '… up to this day')
    .option('-o, --output <file>', 'into this file; otherwise to standard output')
    .action(async (what: string, options: Options, command: Command) => {
      const settings = settingsOf(command);
      const { api, close } = await connect(settings);
      try {
        const body = await api.download(what === 'creatures' ? creaturesPath(options) : appointmentsPath(options));
        const output = options.output === undefined ? process.stdout : createWriteStream(options.output);
        await pipeline(Readable.from(body), output, { end: options.output !== undefined });
        if (settings.json && options.output !== undefined) await printJson({ file: options.output });
      } finally {
        await close();
      }
    });
}

function appointmentsPath({ ics, from, to }: Options): string {
  const query = new URLSearchParams({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
  return `/appointments/export${ics ? '.ics' : ''}?${query.toString()}`;
}

function creaturesPath({ csv, zip }: Options): string {
  return `/creatures/export?format=${csv ? 'csv' : zip ? 'zip' : 'json'}`;
}
