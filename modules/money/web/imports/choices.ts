import type { Account } from '../../../../web/api/api.ts';
import { placeOf } from './draft.ts';
import type { AccountToMake, Draft, SourceInFile, TakenFile } from './draft.ts';

interface Of {
  readonly source: SourceInFile;
  readonly file: TakenFile;
  readonly accounts: readonly Account[];
}

/** Which account a source is: as the person says, else as Steward knows it, or the only one that it can be. Undefined: nobody knows. */
export function accountOf({ source, file, draft, accounts }: Of & { draft: Draft }): string | undefined {
  const chosen = draft.choices[placeOf(source, file)];
  // An account that is there no more is no choice any more.
  const isThere =
    chosen === 'none' ||
    (chosen !== undefined && (chosen in draft.new_accounts || accounts.some(({ id }) => id === chosen)));
  if (isThere) return chosen;
  if (source.account_id !== null) return source.account_id;
  const [only, ...others] = accounts.filter((account) => account.closed_at === null && fits(source, account));
  return source.number === '' && others.length === 0 ? only?.id : undefined;
}

/** None of mine can be it: those that fit are other ones, by their numbers. */
export function isUnknown(source: SourceInFile, accounts: readonly Account[]): boolean {
  if (source.state === 'mine') return false;
  const fitting = accounts.filter((account) => account.closed_at === null && fits(source, account));
  return source.number === '' ? fitting.length === 0 : fitting.every(({ number }) => number !== '');
}

export function fits({ currency }: SourceInFile, account: { readonly currency: string }): boolean {
  return currency === null || currency === account.currency;
}

/** A new account as the file describes it. */
export function suggestedAccount({ source, file, accounts, locale }: Of & { locale: string }): AccountToMake {
  const end = /[A-Z0-9]{4}$/i.exec(source.number)?.[0];
  const words = [source.bank, end === undefined ? '' : `…${end}`].filter((part) => part !== '').join(' ');
  const ofFile = file.file_name
    .replace(/\.[^.]{1,5}$/, '')
    .replaceAll(/[_-]+/g, ' ')
    .trim();
  return {
    name: (words || ofFile || 'New account').slice(0, 100),
    kind: source.kind,
    currency: source.currency ?? accounts[0]?.currency ?? (locale.endsWith('US') ? 'USD' : 'EUR'),
  };
}
