import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Argument, Option } from 'commander';
import type { Command } from 'commander';
import { connect } from './connection/connection.ts';
import { printJson, settingsOf } from './conversation/conversation.ts';

const FORMATS = ['csv', 'hledger', 'beancount', 'ofx'] as const;

interface Options {
  readonly format?: (typeof FORMATS)[number];
  readonly out?: string;
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
      'Write what is here as a file: CSV for spreadsheets, iCalendar for other calendars, JSON or zip to keep everything; of money also journals and OFX',
    )
    .addArgument(new Argument('<what>', 'what').choices(['appointments', 'creatures', 'money']))
    .addOption(new Option('--csv', 'a table; the default of appointments and of money').conflicts(['ics', 'zip']))
    .addOption(new Option('--ics', 'appointments as an iCalendar file').conflicts('zip'))
    .option('--zip', 'creatures with their pictures; by default JSON, which keeps everything else')
    .addOption(
      new Option('--format <format>', 'of money; CSV can be imported again')
        .choices(FORMATS)
        .conflicts(['csv', 'ics', 'zip']),
    )
    .option('--from <day>', 'what takes place from this day on')
    .option('--to <day>', '… up to this day')
    .option('-o, --output <file>', 'into this file; otherwise to standard output')
    .addOption(new Option('--out <file>', 'the same').hideHelp())
    .action(async (what: string, options: Options, command: Command) => {
      const settings = settingsOf(command);
      const { api, close } = await connect(settings);
      try {
        const { output: file = options.out } = options;
        const body = await api.download((PATHS[what] ?? appointmentsPath)(options));
        const output = file === undefined ? process.stdout : createWriteStream(file);
        await pipeline(Readable.from(body), output, { end: file !== undefined });
        if (settings.json && file !== undefined) await printJson({ file });
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

function moneyPath({ format = 'csv', from, to }: Options): string {
  const days = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return `/transactions/export?${new URLSearchParams({ format, ...days }).toString()}`;
}

const PATHS: Readonly<Record<string, (options: Options) => string>> = {
  appointments: appointmentsPath,
  creatures: creaturesPath,
  money: moneyPath,
};
