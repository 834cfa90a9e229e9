import type { Command } from 'commander';
import { connect } from './connection/connection.ts';
import { note, printJson, say, settingsOf } from './conversation/conversation.ts';
import { plain } from './terminal/terminal.ts';

interface Draft {
  readonly title: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly time_zone: string;
  readonly all_day: boolean;
}

interface Added extends Draft {
  readonly id: string;
  readonly starts_local: string;
  readonly ends_local: string;
  readonly location: string;
  readonly repeats: string | null;
}

interface Checked {
  readonly conflicts: readonly { readonly title: string }[];
}

export function addAdd(program: Command): void {
  program
    .command('add')
    .description('Add an appointment, as one line: steward add "Dentist Tue 15:00 1h"')
    .argument('<text...>', 'what and when; also @place, #category, /calendar, "every Monday", "remind 10m"')
    .option('--dry-run', 'only show how it is understood', false)
    .action(async (words: readonly string[], { dryRun }: { dryRun: boolean }, command: Command) => {
      const settings = settingsOf(command);
      const { api, close } = await connect(settings);
      try {
        const { draft, left } = await api.call<{ draft: Draft; left: readonly string[] }>(
          'POST',
          '/appointments/draft',
          { text: words.join(' ') },
        );
        if (left.length > 0) note(`Not understood: ${left.map(plain).join(', ')}`);
        if (dryRun && settings.json) return await printJson(draft);
        if (dryRun) return say(`${plain(draft.title) || '(no title)'}: ${when(draft)}`);
        if (draft.title === '') {
          note('It needs a title: steward add "Dentist Tue 15:00 1h"');
          process.exitCode = 2;
          return;
        }
        const { conflicts } = await api.call<Checked>('POST', '/appointments/check', draft);
        const added = await api.call<Added>('POST', '/appointments', draft);
        if (settings.json) return await printJson(added);
        const { title, location, repeats } = added;
        const rest = [location === '' ? '' : `, ${location}`, repeats === null ? '' : `, ${repeats}`].join('');
        say(plain(`${title}: ${when({ ...draft, starts_at: added.starts_local, ends_at: added.ends_local })}${rest}`));
        for (const conflict of conflicts) note(plain(`At the same time: ${conflict.title}`));
      } finally {
        await close();
      }
    });
}

/** "Tue 24 Nov 2026, 15:00–16:00"; the zone where it is not the one here. */
function when({ starts_at, ends_at, time_zone, all_day }: Omit<Draft, 'title'>): string {
  const [first, last] = [starts_at, ends_at].map((text) => new Date(`${text.slice(0, 10)}T00:00:00Z`)) as [Date, Date];
  const days = new Intl.DateTimeFormat('en-GB', {
    ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    timeZone: 'UTC',
  });
  if (all_day) {
    const included = new Date(last.getTime() - 86_400_000);
    return included > first ? `${days.format(first)} – ${days.format(included)}` : days.format(first);
  }
  const end =
    first.getTime() === last.getTime() ? ends_at.slice(11, 16) : `${days.format(last)}, ${ends_at.slice(11, 16)}`;
  const zone = time_zone === Intl.DateTimeFormat().resolvedOptions().timeZone ? '' : ` (${time_zone})`;
  return `${days.format(first)}, ${starts_at.slice(11, 16)}–${end}${zone}`;
}
