import { NativeSelect, TextInput } from '@mantine/core';
import type { Account } from '../../../../web/api/api.ts';
import { useFormat } from '../../../../web/design/design.tsx';
import { useDayWords, useMoneyWords } from '../design/design.tsx';
import { accountOf, fits, suggestedAccount } from './choices.ts';
import type { AccountToMake, DraftActs, SourceInFile, TakenFile } from './draft.ts';
import { placeOf } from './draft.ts';
import classes from './imports.module.css';
import { ACCOUNT_KINDS } from '../account-kinds.ts';

interface Props {
  readonly source: SourceInFile;
  readonly file: TakenFile;
  readonly accounts: readonly Account[];
  readonly acts: DraftActs;
}

/** An account that a file names: which of mine it is, or a new one, described right here. */
export function SourceRow({ source, file, accounts, acts }: Props) {
  const format = useFormat();
  const words = useMoneyWords();
  const { draft } = acts;
  const place = placeOf(source, file);
  const chosen = accountOf({ source, file, draft, accounts });
  const made = chosen === undefined ? undefined : draft.new_accounts[chosen];
  const mine = accounts.find(({ id }) => id === chosen);
  const currency = source.currency ?? mine?.currency ?? made?.currency;
  const choose = (value: string) => {
    if (value === 'new')
      acts.make(place, {
        ref: crypto.randomUUID(),
        account: suggestedAccount({ source, file, accounts, locale: format.locale }),
        again: true,
      });
    else acts.choose(place, value);
  };
  return (
    <li className={classes.source}>
      <div className={classes.sourceText}>
        <strong>{source.number === '' ? 'No account is named in it' : spaced(source.number)}</strong>
        <span>
          {[source.bank, source.currency, format.count(source.entries, 'booking')].filter(Boolean).join(' · ')}
        </span>
      </div>
      <NativeSelect
        className={classes.sourceChoice ?? ''}
        label="Account"
        aria-label={`Account for ${source.number === '' ? file.file_name : source.number}`}
        value={chosen ?? ''}
        error={chosen === undefined ? 'Say which account it is.' : undefined}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {chosen === undefined && <option value="">Choose…</option>}
        {accounts
          .filter(({ closed_at }) => closed_at === null)
          .map((account) => (
            <option key={account.id} value={account.id} disabled={!fits(source, account)}>
              {fits(source, account) ? account.name : `${account.name} (in ${account.currency})`}
            </option>
          ))}
        {Object.entries(draft.new_accounts).map(([ref, account]) => (
          <option key={ref} value={ref} disabled={ref !== chosen && !fits(source, account)}>
            New: {account.name}
          </option>
        ))}
        {!made && <option value="new">A new account…</option>}
        <option value="none">None: leave it out</option>
      </NativeSelect>
      <Balance {...{ source, currency, words }} />
      {made && chosen !== undefined && (
        <NewAccount account={made} source={source} describe={(change) => acts.describe(chosen, change)} />
      )}
    </li>
  );
}

function Balance({
  source: { balance },
  currency,
  words,
}: Pick<Props, 'source'> & { currency: string | undefined; words: ReturnType<typeof useMoneyWords> }) {
  const days = useDayWords();
  if (!balance) return null;
  const amount = currency === undefined ? balance.amount : words.amount({ amount: balance.amount, currency });
  return (
    <p className={classes.balance}>
      <span>Bank’s balance on {days.day(balance.date)}</span>
      <strong>{amount}</strong>
    </p>
  );
}

interface NewAccountProps {
  readonly account: AccountToMake;
  readonly source: SourceInFile;
  describe(change: Partial<AccountToMake>): void;
}

/** Filled in as far as the file says it. */
function NewAccount({ account, source, describe }: NewAccountProps) {
  return (
    <fieldset className={classes.newAccount}>
      <legend>New account</legend>
      <TextInput
        label="Name"
        value={account.name}
        maxLength={100}
        error={account.name.trim() === '' ? 'Give it a name.' : undefined}
        onChange={({ currentTarget }) => describe({ name: currentTarget.value })}
      />
      <NativeSelect
        label="Kind"
        data={Object.entries(ACCOUNT_KINDS).map(([value, { label }]) => ({ value, label }))}
        value={account.kind}
        onChange={({ currentTarget }) => describe({ kind: currentTarget.value as AccountToMake['kind'] })}
      />
      <NativeSelect
        label="Currency"
        data={source.currency === null ? Intl.supportedValuesOf('currency') : [source.currency]}
        value={account.currency}
        onChange={({ currentTarget }) => describe({ currency: currentTarget.value })}
      />
    </fieldset>
  );
}

/** An IBAN in groups of four, as it is printed. */
function spaced(number: string): string {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{10,}$/.test(number) ? number.replaceAll(/(.{4})(?=.)/g, '$1 ') : number;
}
