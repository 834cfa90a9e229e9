import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Reader } from '../../../kernel/database/database.ts';
import { toDecimal } from '../amounts/amounts.ts';
import { daysBetween } from './days.ts';
import type { Side } from './file-transfers.ts';
import type { TransferDetail } from './import-detail.ts';
import { rowsNear } from './meet-rows.ts';
import { transferEntry } from './plan-entries.ts';
import type { Planning } from './planning.ts';
import { answersTo } from './source-accounts.ts';
import type { MyAccount } from './source-accounts.ts';

/** That both sides of a transfer may lie apart. */
const MOST_DAYS = 3;
const BATCH = 1000;

/** A side whose other account is known, and in the same currency. */
interface Between extends Side {
  readonly account: MyAccount;
  readonly into: MyAccount;
}

/**
 * Makes one transfer of each two sides: both in the files; one in the files, and the other one here. Where the other account's statement is neither here nor in
 * the files, its side is made; a statement that comes later meets it. Answers with how many there are.
 */
export async function planTransfers(planning: Planning, mine: readonly MyAccount[]): Promise<number> {
  const sides = betweenMine(planning, mine);
  const details = new Map<Between, TransferDetail>();
  const { pairs, alone, halves } = paired(sides);
  for (const [one, other] of pairs) details.set(one, detailOf(one, { other: other.id }));
  const here = await met(planning.run.context.database.read, [...alone, ...halves]);
  for (const [one, other] of here) details.set(one, detailOf(one, { other }));
  if (planning.transfers.isWhole)
    for (const one of await withoutStatement(planning, alone))
      if (!here.has(one)) details.set(one, detailOf(one, { other: randomUUIDv7(), isMade: true }));
  const entries = [...details].map(([one, detail]) => entryOf(one, detail));
  for (let from = 0; from < entries.length; from += BATCH) await planning.append(entries.slice(from, from + BATCH));
  return entries.length;
}

function betweenMine({ sources, transfers }: Planning, mine: readonly MyAccount[]): Between[] {
  const named = sources.all.flatMap(({ source, resolved }) =>
    'account' in resolved ? [{ account: resolved.account, written: source.written }] : [],
  );
  const byId = new Map([...mine, ...named.map(({ account }) => account)].map((account) => [account.id, account]));
  const byName = new Map<string, MyAccount | undefined>();
  const find = (name: string) =>
    named.find(({ account, written }) => written !== '' && answersTo({ ...account, name: written }, name))?.account ??
    [...byId.values()].find((account) => answersTo(account, name));
  return transfers.sides.flatMap((side) => {
    const [account, into] = [byId.get(side.account_id), byName.getOrInsertComputed(side.other, find)];
    if (!account || !into || into.id === account.id || into.currency !== account.currency) return [];
    return [{ ...side, account, into }];
  });
}

/** `halves`: whose other side is in the files, and is here already or doubtful. */
function paired(sides: readonly Between[]) {
  const keyOf = (from: string, into: string, amount_minor: bigint) => `${from} ${into} ${amount_minor}`;
  const waiting = new Map<string, Between[]>();
  const pairs: [Between & { readonly id: string }, Between & { readonly id: string }][] = [];
  const halves: Linkable[] = [];
  for (const side of sides.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    const others = waiting.get(keyOf(side.into.id, side.account.id, -side.amount_minor)) ?? [];
    const other = nearest(side, others);
    if (!other) {
      waiting.getOrInsertComputed(keyOf(side.account.id, side.into.id, side.amount_minor), () => []).push(side);
      continue;
    }
    others.splice(others.indexOf(other), 1);
    if (isLinkable(side) && isLinkable(other)) pairs.push([other, side]);
    else halves.push(...[side, other].filter(isLinkable));
  }
  return { pairs, halves, alone: [...waiting.values()].flat().filter(isLinkable) };
}

type Linkable = Between & { readonly id: string };

function isLinkable(side: Between): side is Linkable {
  return side.id !== null;
}

function nearest<Dated extends { readonly date: string }>(side: Between, others: readonly Dated[]): Dated | undefined {
  return others
    .filter(({ date }) => daysBetween(date, side.date) <= MOST_DAYS)
    .toSorted((a, b) => daysBetween(a.date, side.date) - daysBetween(b.date, side.date))[0];
}

/** The rows of the other accounts that are here, and no transfer so far: side → id. */
async function met(reader: Reader, sides: readonly Linkable[]): Promise<Map<Linkable, string>> {
  const found = new Map<Linkable, string>();
  const taken = new Set<string>();
  for (const [account_id, mine] of Map.groupBy(sides, ({ into }) => into.id))
    for (let from = 0; from < mine.length; from += BATCH) {
      const entries = mine.slice(from, from + BATCH).map((side) => ({
        side,
        account_id,
        date: side.date,
        amount_minor: -side.amount_minor,
        text: '',
        match_key: '',
      }));
      for (const { entry, rows } of await rowsNear(reader, { account_id, entries })) {
        const free = rows.filter(
          ({ id, transfer_id, status, parts }) =>
            transfer_id === null && status !== 'reconciled' && parts === 0 && !taken.has(id),
        );
        const row = nearest(entry.side, free);
        if (row) found.set(entry.side, row.id);
        if (row) taken.add(row.id);
      }
    }
  return found;
}

/** Whose other account has no statement of that day: where there is one, and the other side is not in it, it is part of something else. */
async function withoutStatement({ run, sources }: Planning, sides: readonly Linkable[]): Promise<Linkable[]> {
  const inFiles = new Set(sources.all.flatMap(({ resolved }) => ('account' in resolved ? resolved.account.id : [])));
  const left: Linkable[] = [];
  for (const [account_id, mine] of Map.groupBy(sides, ({ into }) => into.id)) {
    if (inFiles.has(account_id) || mine[0]?.into.closed_at !== null) continue;
    const { first, last } = await importedDays(run.context.database.read, account_id);
    left.push(...mine.filter(({ date }) => first === null || last === null || date < first || date > last));
  }
  return left;
}

async function importedDays(reader: Reader, account_id: string) {
  return reader
    .selectFrom('transactions')
    .select([sql<string | null>`min(date)`.as('first'), sql<string | null>`max(date)`.as('last')])
    .where('account_id', '=', account_id)
    .where('deleted_at', 'is', null)
    .where('match_key', 'is not', null)
    .executeTakeFirstOrThrow();
}

function detailOf(one: Linkable, { other, isMade = false }: { other: string; isMade?: boolean }): TransferDetail {
  const { date, amount_minor, payee, memo } = one;
  const made = { account_id: one.into.id, date, amount_minor: (-amount_minor).toString(), payee, memo };
  return { transfer_id: randomUUIDv7(), one: one.id, other, made: isMade ? made : null };
}

function entryOf({ date, payee, memo, amount_minor, account, into }: Between, detail: TransferDetail) {
  const [from, to] = amount_minor < 0n ? [account, into] : [into, account];
  const size = toDecimal(amount_minor < 0n ? -amount_minor : amount_minor, account.currency);
  const subject = [date, payee || memo].filter((text) => text !== '').join(' ');
  return transferEntry(detail, { subject, from: from.name, to: to.name, amount: `${size} ${account.currency}` });
}
