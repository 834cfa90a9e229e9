import { setImmediate as turn } from 'node:timers/promises';
import type { NewEntry } from '../../../kernel/operations/operations.ts';
import { toMinor } from '../amounts/amounts.ts';
import { faultWords } from '../amount-in.ts';
import type { StatementAccount, StatementEntry, StatementItem } from '../statements/statements.ts';
import { asJson } from './import-detail.ts';
import type { EntryDetail, FileDetail } from './import-detail.ts';
import { layoutOf } from './layouts.ts';
import { decideMeetings, isByHand, otherSide, rowsNear } from './meet-rows.ts';
import type { Meeting, Met } from './meet-rows.ts';
import { brokenEntry, categoryEntry, createEntry, doubtEntry, fileEntry, knownEntry, mergeEntry } from './plan-entries.ts';
import { MOST_BROKEN } from './plan-import.ts';
import type { Planning } from './plan-import.ts';
import { numberKey } from './remembered.ts';
import type { MyAccount } from './source-accounts.ts';
import { sourceOf } from './source-accounts.ts';
import { itemsOf } from './statement-file.ts';
import type { StatementFile } from './statement-file.ts';
import { ReadEntry } from './read-entry.ts';
import type { SourceTotals } from './import-totals.ts';

const BATCH = 1000;
/** Entries that may be rows that are here wait for the end of the file, up to so many. */
const MOST_WAITING = 5000;

/** One file of an import, entry by entry. */
export async function planFile(planning: Planning, { index, file }: { index: number; file: StatementFile }): Promise<void> {
  const plan = new FilePlan(planning, { index, file });
  await plan.read();
}
