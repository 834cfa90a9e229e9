import { randomUUIDv7 } from 'node:crypto';
import { foldedKey } from '../../../kernel/database/database.ts';
import type { Reader } from '../../../kernel/database/database.ts';
import { decimalsOf } from '../amounts/amounts.ts';
import type { AccountTable } from '../money.table.ts';
import type { StatementAccount } from '../statements/statements.ts';
import { numberKey } from './remembered.ts';
import type { Remembered } from './remembered.ts';

/** Where a file masks an account's number, so many of its last digits have to be there. */
const LEAST_DIGITS = 4;
const NUMBER = /^[A-Z0-9*•./-]*\d{2}[A-Z0-9*•./-]*$/i;

export type MyAccount = Pick<AccountTable, 'id' | 'name' | 'currency' | 'number' | 'closed_at'>;

/** An account as files name it: by number and currency; both are empty where they say nothing. */
export interface Source {
  /** `DE12…`, or `DE12…:USD` where the file says the currency: what `accounts` of the request names it by. Where there is no number, the table's header. */
  readonly key: string;
  readonly header_key: string | null;
  readonly number: string;
  /** The same as the file has it: some name the account as a person does. */
  readonly written: string;
  readonly bank: string;
  readonly currency: string | null;
  readonly kind: AccountTable['kind'];
  /** Which account it is, where the person said so of this file alone. */
  readonly chosen?: string | undefined;
}

/** Which account of mine a source is; or why nobody knows. */
export type Resolved =
  | { readonly account: MyAccount; readonly isNew: boolean; readonly kind?: AccountTable['kind'] | undefined }
  | { readonly which: 'which-account' | 'left-out' | 'other-currency' | 'account-closed'; readonly words: string };

export interface Choices {
  /** Of the request: by a source's key or number; `new` makes an account. */
  readonly accounts: Readonly<Record<string, string>>;
  /** Accounts to make, by what `accounts` names them by. */
  readonly new_accounts?: Readonly<Record<string, Pick<AccountTable, 'name' | 'kind' | 'currency'>>>;
  /** For files that name none. */
  readonly account_id: string | undefined;
}

/** `header_key`: of a table, see `Remembered`. */
export function sourceOf(
  account: StatementAccount | undefined,
  {
    currency,
    header_key,
    accounts = {},
  }: { currency: string | null; header_key: string | null; accounts?: Choices['accounts'] },
): Source {
  const number = account?.number?.replaceAll(/\s+/gu, '') ?? '';
  const said = known(currency) ?? known(account?.currency ?? null);
  const key = [number === '' ? (header_key ?? '') : number, ...(said === null ? [] : [said])].join(':');
  const chosen = chosenOf(accounts, { key, number });
  return {
    // Two files of one bank look alike, and may be of two accounts.
    key: chosen === undefined ? key : `${key}@${chosen}`,
    ...{ chosen, header_key, number, written: account?.number ?? '', bank: account?.bank ?? '', currency: said },
    kind: account?.kind ?? 'bank',
  };
}

/** Files may name an account `constructor`. */
function chosenOf(accounts: Choices['accounts'], { key, number }: Pick<Source, 'key' | 'number'>): string | undefined {
  const said = [key, number === '' ? '*' : number].find((name) => Object.hasOwn(accounts, name));
  return said === undefined ? undefined : accounts[said];
}

function known(currency: string | null): string | null {
  return currency !== null && decimalsOf(currency) !== undefined ? currency : null;
}

/** Which accounts of a person the sources of files are. */
export class SourceAccounts {
  readonly #mine: readonly MyAccount[];
  readonly #choices: Choices;
  readonly #remembered: Remembered;
  readonly #resolved = new Map<string, Resolved>();
  readonly #toMake: ReadonlyMap<string, MyAccount & Pick<AccountTable, 'kind'>>;
  /** The given account is for files that name none, and where it has no number itself, for the first number that nobody knows. */
  #givenTo: string | undefined;

  constructor(mine: readonly MyAccount[], { choices, remembered }: { choices: Choices; remembered: Remembered }) {
    this.#mine = mine;
    this.#choices = choices;
    this.#remembered = remembered;
    this.#toMake = new Map(
      Object.entries(choices.new_accounts ?? {}).map(([ref, account]) => [
        ref,
        { ...account, id: randomUUIDv7(), number: '', closed_at: null },
      ]),
    );
  }

  resolve(source: Source): Resolved {
    return this.#resolved.getOrInsertComputed(source.key, () => {
      const found = this.#find(source);
      if (found === 'none') return { which: 'left-out', words: 'It stays out, as you said.' };
      if (found === 'new') return { account: newAccount(source), isNew: true };
      if (!found) return { which: 'which-account', words: whichWords(source) };
      if (found.closed_at !== null) return { which: 'account-closed', words: `${found.name} is closed.` };
      if (source.currency !== null && source.currency !== found.currency)
        return {
          which: 'other-currency',
          words: `These are in ${source.currency}, and ${found.name} is in ${found.currency}: say which account they are of.`,
        };
      const made = this.#toMake.values().find(({ id }) => id === found.id);
      if (!made) return { account: found, isNew: false };
      return { account: { ...found, number: source.number.slice(0, 60) }, isNew: true, kind: made.kind };
    });
  }

  #find(source: Source): MyAccount | 'new' | 'none' | undefined {
    const { accounts, account_id } = this.#choices;
    const chosen = source.chosen ?? chosenOf(accounts, source);
    if (chosen === 'new' || chosen === 'none') return chosen;
    if (chosen !== undefined) return this.#byId(chosen);
    const named = source.number === '' ? undefined : this.#byNumber(source);
    if (named) return named;
    const remembered = this.#remembered.account(numberKey(source));
    if (remembered !== undefined && source.number !== '') return this.#byId(remembered);
    if (account_id !== undefined && (source.number === '' || this.#isGivenTo(source.number, account_id)))
      return this.#byId(account_id);
    const byHeader = source.header_key === null ? undefined : this.#remembered.account(source.header_key);
    return source.number === '' && byHeader !== undefined && account_id === undefined
      ? this.#byId(byHeader)
      : undefined;
  }

  #isGivenTo(number: string, account_id: string): boolean {
    if ((this.#byId(account_id)?.number ?? '') !== '') return false;
    this.#givenTo ??= number;
    return this.#givenTo === number;
  }

  #byId(id: string): MyAccount | undefined {
    return this.#toMake.get(id) ?? this.#mine.find((account) => account.id === id);
  }

  /** The one with this number; where the file has only a part of it, or masks it, the only one that ends so. In the file's currency where several have it. */
  #byNumber({ number, currency }: Source): MyAccount | undefined {
    const wanted = plain(number);
    // QIF, and many a table, name the account as a person does.
    const exact = this.#mine.filter((account) => answersTo(account, number));
    const inCurrency = exact.find((account) => account.currency === currency);
    if (exact.length > 0) return inCurrency ?? exact[0];
    const end = /\d{4,}$/.exec(wanted)?.[0];
    if (end === undefined || end.length < LEAST_DIGITS) return undefined;
    const masked = /[*x•]/iu.test(number.slice(0, -end.length));
    const alike = this.#mine.filter(({ number: mine }) => {
      const ours = plain(mine);
      if (masked) return ours.endsWith(end);
      // An IBAN ends with the account's number in most countries; and files may have the number where I have the IBAN.
      return (wanted.length >= 6 && ours.endsWith(wanted)) || (ours.length >= 6 && wanted.endsWith(ours));
    });
    return alike.length === 1 ? alike[0] : alike.find((account) => account.currency === currency);
  }
}

/** Whether a file's word for an account is this one: its number, its name, or its id here. */
export function answersTo({ id, name, number }: Pick<MyAccount, 'id' | 'name' | 'number'>, text: string): boolean {
  if (number !== '' && plain(number) === plain(text)) return true;
  return id === text || squeezed(name) === squeezed(text);
}

/** Readers of files take the blanks out of numbers, and of names that look like one. */
const squeezed = (name: string): string => foldedKey(name).replaceAll(/\s/gu, '');

const plain = (number: string): string => number.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

function newAccount({ number, written, bank, currency }: Source): MyAccount {
  if (bank === '' && number !== '' && !NUMBER.test(number))
    return {
      id: randomUUIDv7(),
      name: written.slice(0, 100),
      currency: currency ?? 'EUR',
      number: '',
      closed_at: null,
    };
  const end = number.slice(-4);
  const name = [bank, end === '' ? '' : `…${end}`].filter((part) => part !== '').join(' ') || 'Imported account';
  return {
    id: randomUUIDv7(),
    name: name.slice(0, 100),
    currency: currency ?? 'EUR',
    number: number.slice(0, 60),
    closed_at: null,
  };
}

function whichWords({ number, currency }: Source): string {
  if (number === '') return 'The file names no account: say which one it is of.';
  return `None of your accounts has the number ${number}${currency === null ? '' : ` (${currency})`}: say which one it is.`;
}

/** A person's accounts, in their order. */
export async function myAccounts(reader: Reader, owner_id: string): Promise<MyAccount[]> {
  return reader
    .selectFrom('accounts')
    .select(['id', 'name', 'currency', 'number', 'closed_at'])
    .where('owner_id', '=', owner_id)
    .orderBy('position')
    .orderBy('id')
    .execute();
}
