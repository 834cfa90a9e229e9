import type { Api, Operation } from './connection/connection.ts';
import { say } from './conversation/conversation.ts';
import { count, plain, tableLines } from './terminal/terminal.ts';

interface PlanItem {
  readonly action: string;
  readonly subject: string;
  readonly target: string | null;
  readonly state: string;
  readonly reason: string | null;
}
interface PlanPage {
  readonly items: readonly PlanItem[];
  readonly next_cursor: string | null;
}

/** What entries of one action are called; of these only those in `state`, where it is named. */
export interface Section {
  readonly action: string;
  readonly state?: string;
  readonly words: string;
}

const SHOWN = 50;
const PAGE = 200;

/** The plan, action by action; of a long one the beginning, unless all of it is asked for. */
export async function showSections(
  api: Api,
  preview: Operation,
  { sections, all }: { sections: readonly Section[]; all: boolean },
): Promise<void> {
  for (const { words, ...which } of sections) {
    const items: PlanItem[] = [];
    let more = 0;
    for await (const item of planItems(api, preview, which))
      if (all || items.length < SHOWN) items.push(item);
      else more += 1;
    if (items.length === 0) continue;
    say(`${count(items.length + more)} ${words}:`);
    const rows = items.map(({ subject, target, reason }) => [
      `  ${plain(subject)}`,
      plain(target ?? ''),
      plain(reason ?? ''),
    ]);
    for (const line of tableLines(rows)) say(line);
    if (more > 0) say(`  … and ${count(more)} more; --all shows them`);
    say('');
  }
}

export async function* planItems(
  api: Api,
  { operation_id }: Operation,
  which: { readonly action?: string; readonly state?: string } = {},
): AsyncGenerator<PlanItem> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = new URLSearchParams({ limit: String(PAGE), ...which, ...(cursor === undefined ? {} : { cursor }) });
    const page: PlanPage = await api.call('GET', `/operations/${operation_id}/plan?${query.toString()}`);
    yield* page.items;
    cursor = page.next_cursor;
  }
}

export function numberOf({ result }: Operation, name: string): number {
  const value = result?.[name];
  return typeof value === 'number' ? value : 0;
}
