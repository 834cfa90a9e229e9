import { operation } from '../../../kernel/operations/operations.ts';
import type { EntryState, Run } from '../../../kernel/operations/operations.ts';
import { ownAccount } from '../own-rows.ts';
import { carryBack, carryForth } from './carry-import.ts';
import { detailOf } from './import-detail.ts';
import type { EntryDetail } from './import-detail.ts';
import { ImportInput, isSaidToBeTable } from './imports.schema.ts';
import { planImport } from './plan-import.ts';
import { openStatement } from './statement-file.ts';

/** Actions of entries that are a transaction. */
const BOOKED = ['create', 'merge', 'doubt'] as const;

/** Brings files of banks in, each booking once however often it comes. */
export const importMoney = operation({
  name: 'money.import',
  title: ({ uploads }) =>
    uploads.length === 1 ? `Import ${uploads[0]?.file_name}` : `Import ${uploads.length} statements`,
  input: ImportInput,
  allow: 'owner',
  queue: 'default',

  async check({ context, input }) {
    const owner_id = context.actor.person_id;
    const { account_id, accounts, new_accounts, uploads } = input;
    const named = [accounts, ...uploads.map((upload) => upload.accounts)].flatMap((each) => Object.values(each));
    for (const id of new Set([account_id, ...named]))
      if (id !== undefined && id !== 'new' && id !== 'none' && !Object.hasOwn(new_accounts, id))
        await ownAccount(context.database.read, { id, owner_id });
    for (const upload of uploads) await openStatement(context, upload, { asTable: isSaidToBeTable(input, upload) });
  },

  plan: planImport,

  async run(run) {
    await carryForth(run);
    const { sum, of } = await countActions(run);
    const decided = of('doubt', 'done');
    const same = decided > 0 ? await countSame(run) : 0;
    const merged = of('merge', 'done') + same;
    return {
      ...{
        imported: sum('done') - merged,
        ...{ merged, decided, decided_same: same },
        left: sum('left'),
        excluded: sum('excluded'),
      },
      ...{ known: sum('skipped') + of('keep', 'skipped'), doubtful: sum('conflict'), broken: of('read', 'failed') },
      ...{ accounts: of('account', 'done'), categories: of('category', 'done'), transfers: of('transfer', 'done') },
    };
  },

  async undo(run) {
    await carryBack(run);
    const { sum, of } = await countActions(run);
    return {
      taken_back: sum('undone'),
      left: sum('left'),
      accounts: of('account', 'undone'),
      categories: of('category', 'undone'),
    };
  },
});

/** Doubtful ones of which a person said that they are those that are here. */
async function countSame({ context, operation: { id } }: Run<ImportInput>): Promise<number> {
  let same = 0;
  for (let after = 0; ;) {
    const filter = { after, action: 'doubt', states: ['done'], limit: 1000 } as const;
    const entries = await context.operations.entries(importMoney, id, filter);
    const last = entries.at(-1);
    if (!last) return same;
    same += entries.filter(({ detail }) => detailOf<EntryDetail>(detail).decision === 'same').length;
    after = last.position;
  }
}

async function countActions({ journal }: Run<ImportInput>) {
  const counts = await journal.actions();
  const of = (action: string, state: EntryState) => counts[action]?.[state] ?? 0;
  return { of, sum: (state: EntryState) => BOOKED.reduce((sum, action) => sum + of(action, state), 0) };
}
