import type { Context } from '../../../kernel/module/module.ts';
import type { StatementAccount, StatementBalance, StatementItem } from '../statements/statements.ts';
import { isTable } from '../statements/statements.ts';
import type { Look, LookRequest, LookRow } from './imports.schema.ts';
import { chooseLayout, firstLines } from './layouts.ts';
import type { ChosenLayout } from './layouts.ts';
import { MOST_SOURCES } from './planning.ts';
import { remembered } from './remembered.ts';
import { SourceAccounts, myAccounts, sourceOf } from './source-accounts.ts';
import type { Source } from './source-accounts.ts';
import { openStatement, statementItems } from './statement-file.ts';
import type { StatementFile } from './statement-file.ts';

const ROWS = 20;
const FIRST_LINES = 12;
/** Of a long file only the beginning is looked at: this is asked again at each correction. */
const MOST_ITEMS = 20_000;

/**
 * What a file is, how it would be read and which accounts it names; nothing is changed or planned. Says the same as often as it is asked, and what a corrected layout makes of it.
 * @throws money.upload-not-found, money.not-a-statement, money.unreadable-charset, money.empty-file, money.layout-not-found
 */
export async function lookAtStatement(context: Context, request: LookRequest): Promise<Look> {
  const { actor, database } = context;
  const file = await openStatement(context, request, { asTable: true });
  const memory = await remembered(database.read, actor.person_id);
  const chosen = file.format === 'csv' ? chooseLayout(file, { wish: request, remembered: memory }) : undefined;
  const { accounts, new_accounts, account_id } = request;
  const resolver = new SourceAccounts(await myAccounts(database.read, actor.person_id), {
    ...{ choices: { accounts, new_accounts, account_id }, remembered: memory },
  });
  const seen = await readBeginning(await statementItems(context, file, chosen?.layout ?? null), chosen);
  return {
    ...{
      upload_id: file.upload_id,
      file_name: file.file_name,
      format: file.format,
      table: chosen ? tableOf(file, chosen) : null,
    },
    ...{ rows: seen.rows, entries: seen.entries, broken: seen.broken, more: seen.more },
    sources: [...seen.sources.values()].map(({ source, entries, balance }) => {
      const resolved = resolver.resolve(source);
      const mine = 'account' in resolved ? resolved : undefined;
      return {
        ...{ key: source.key, number: source.number, bank: source.bank, currency: source.currency },
        account_id: mine && !mine.isNew ? mine.account.id : null,
        account_name: mine?.account.name ?? null,
        state: mine ? (mine.isNew ? 'new' : 'mine') : 'which',
        reason: 'which' in resolved ? `${resolved.which}: ${resolved.words}` : null,
        ...{ kind: source.kind, balance: seen.more ? null : balance, entries },
      };
    }),
  };
}

function tableOf(file: StatementFile, { layout, layout_id, guess }: ChosenLayout): NonNullable<Look['table']> {
  const { header, samples, sample_lines, sure } = guess;
  return {
    layout: { ...layout, columns: [...layout.columns] },
    ...{ layout_id, readable: isTable({ ...guess, layout }), header: [...header] },
    samples: samples.map((row) => [...row]),
    sample_lines: [...sample_lines],
    first_lines: firstLines(file, layout.charset, FIRST_LINES),
    sure: { ...sure, columns: [...sure.columns] },
  };
}

type SourceInLook = Look['sources'][number];

interface Beginning {
  readonly rows: LookRow[];
  readonly sources: Map<string, { readonly source: Source; entries: number; balance: SourceInLook['balance'] }>;
  entries: number;
  broken: number;
  more: boolean;
}

async function readBeginning(
  items: AsyncGenerator<StatementItem>,
  chosen: ChosenLayout | undefined,
): Promise<Beginning> {
  const seen: Beginning = { rows: [], sources: new Map(), entries: 0, broken: 0, more: false };
  let account: StatementAccount | undefined;
  const source = (currency: string | null) => {
    const found = sourceOf(account, { currency, header_key: chosen?.header_key ?? null });
    if (seen.sources.size >= MOST_SOURCES && !seen.sources.has(found.key)) return undefined;
    return seen.sources.getOrInsertComputed(found.key, () => ({ source: found, entries: 0, balance: null }));
  };
  for await (const item of items) {
    if (item.what === 'account') account = item;
    if (item.what === 'entry') {
      seen.entries += 1;
      const of = source(item.currency);
      if (of) of.entries += 1;
    }
    if (item.what === 'broken') seen.broken += 1;
    if (item.what === 'balance' && item.which === 'closing') seeBalance(seen, { account, item });
    if ((item.what === 'entry' || item.what === 'broken') && seen.rows.length < ROWS)
      seen.rows.push(rowOf(item, account));
    if (seen.entries + seen.broken < MOST_ITEMS) continue;
    seen.more = true;
    break;
  }
  return seen;
}

/** A table may name the currency of each entry, and of the balance none. */
function seeBalance(
  { sources }: Beginning,
  { account, item: { date, amount } }: { account: StatementAccount | undefined; item: StatementBalance },
): void {
  const number = account?.number?.replaceAll(/\s+/gu, '') ?? '';
  const [source, ...others] = sources.values().filter((each) => each.source.number === number);
  if (!source || others.length > 0) return;
  if (source.balance === null || date >= source.balance.date) source.balance = { date, amount };
}

function rowOf(
  item: Extract<StatementItem, { what: 'entry' | 'broken' }>,
  account: StatementAccount | undefined,
): LookRow {
  const base = { line: item.line, account: account?.number ?? null };
  if (item.what === 'broken')
    return {
      ...{
        ...base,
        reason: item.reason,
        text: item.text,
        date: null,
        amount: null,
        currency: null,
        payee: '',
        memo: '',
      },
      ...{ category: null, bank_id: null, status: null },
    };
  const { date, amount, currency, payee, memo, category, bank_id, status } = item;
  return { ...base, reason: null, text: '', date, amount, currency, payee, memo, category, bank_id, status };
}
