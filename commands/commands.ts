import { Command, CommanderError, Option } from 'commander';
import { addAdd } from './add.ts';
import { addAgenda } from './agenda.ts';
import { addConfig } from './config.ts';
import { addDoctor } from './doctor.ts';
import { addExport } from './export.ts';
import { addImport } from './import.ts';
import { addOperations } from './operations.ts';
import { addOrganize } from './organize.ts';
import { addDemo } from './demo.ts';
import { addRefresh } from './refresh.ts';
import { addRotateKeys } from './rotate-keys.ts';
import { addSeed } from './seed.ts';
import { addServe } from './serve.ts';
import { addUndo } from './undo.ts';
import { addUser } from './user.ts';
import { explain } from './conversation/conversation.ts';
import package_ from '../package.json' with { type: 'json' };

/** Steward, from the command line: one file for each command. */
const program = new Command('steward')
  .description(package_.description)
  .version(package_.version, '-V, --version', 'Print the version')
  .option('--json', 'Answer in JSON')
  .option('--as <email>', 'Act as this person; otherwise as the first admin')
  .addOption(new Option('--in <folder>', 'Where .env and data are').hideHelp())
  .helpCommand('help [command]', 'Explain a command')
  .exitOverride()
  .showHelpAfterError('(steward help lists the commands)');

for (const add of [
  addServe,
  addImport,
  addExport,
  addOrganize,
  addUndo,
  addOperations,
  addAdd,
  addAgenda,
  addUser,
  addConfig,
  addRotateKeys,
  addRefresh,
  addDemo,
  addSeed,
  addDoctor,
])
  add(program);
program
  .command('version')
  .description('Print the version')
  .action(() => console.log(package_.version));

/** Does what the program's arguments ask for. Exit codes: 0 done, 1 not (all) done, 2 asked wrongly, 130 interrupted. */
export async function obey(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else process.exitCode = explain(error, program.opts<{ json?: true }>());
  }
}
