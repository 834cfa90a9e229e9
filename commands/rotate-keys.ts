import type { Command } from 'commander';
import { loadConfig } from '../kernel/config/config.ts';
import { openPeople } from './connection/connection.ts';
import { printJson, say, settingsOf } from './conversation/conversation.ts';

export function addRotateKeys(program: Command): void {
  program
    .command('rotate-keys')
    .description('Sign tokens with a new key from now on; a running server takes it up without a restart')
    .option('--immediately', 'access tokens of the old key die at once, for a key that may have leaked', false)
    .action(async (options: { immediately: boolean }, command: Command) => {
      const settings = settingsOf(command);
      const { identity, close } = await openPeople(loadConfig({ cwd: settings.folder }));
      try {
        const rotated = await identity.rotateKeys(options);
        if (settings.json) await printJson(rotated);
        else
          say(
            `New key ${rotated.kid}; the old one is believed until ${rotated.previous_valid_until}. Nobody has to sign in again.`,
          );
      } finally {
        await close();
      }
    });
}
