import { Pill, Section, useFormat } from '../../../../web/design/design.tsx';
import { Amount, useDayWords, useMoneyWords } from '../design/design.tsx';
import { decimalOf, minorOf } from '../minor.ts';
import type { Doubt } from './doubtful.ts';
import type { ImportSource, PlanNumbers } from '../kinds/kinds.tsx';
import classes from './imports.module.css';

/** Each account with what comes in, and whether the books then say what the bank says. */
export function AccountsOfPlan({ plan, doubtful }: { plan: PlanNumbers; doubtful: readonly Doubt[] }) {
  const there = plan.accounts.filter(
    ({ new: fresh, known, merged, doubtful: doubts, waiting, reason }) =>
      fresh + known + merged + doubts + waiting > 0 && !reason?.startsWith('left-out'),
  );
  if (there.length === 0) return null;
  return (
    <Section title={there.length === 1 ? 'The account' : 'By account'}>
      <ul className={classes.planAccounts}>
        {there.map((source) => (
          <AccountOfPlan key={source.key} source={source} doubtful={doubtful} />
        ))}
      </ul>
    </Section>
  );
}

function AccountOfPlan({ source, doubtful }: { source: ImportSource; doubtful: readonly Doubt[] }) {
  const format = useFormat();
  const days = useDayWords();
  const { account_name, number, file_name, state, reason, from, to, in: inflow, out } = source;
  return (
    <li className={classes.planAccount}>
      <div>
        <strong>{account_name ?? (number || file_name)}</strong>
        {state === 'new' && <Pill tone="accent">New account</Pill>}
        {state === 'which' && <Pill tone="warn">Not chosen</Pill>}
        <p className={classes.quiet}>
          {[
            `${format.number(source.new)} new`,
            source.known > 0 && `${format.number(source.known)} here already`,
            from !== null && to !== null && (from === to ? days.day(from) : `${days.day(from)} – ${days.day(to)}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {reason !== null && <p className={classes.quiet}>{reason.replace(/^[a-z-]+: /, '')}</p>}
      </div>
      {inflow && out && source.new > 0 && (
        <p className={classes.flows}>
          <Amount money={inflow} signed />
          <Amount money={out} />
        </p>
      )}
      <AddsUp source={source} doubtful={doubtful} />
    </li>
  );
}

/** The balance of the books after the import beside the bank's own, of the same day. */
function AddsUp({ source, doubtful }: { source: ImportSource; doubtful: readonly Doubt[] }) {
  const words = useMoneyWords();
  const days = useDayWords();
  const { bank_balance: bank, bank_balance_date: date, balance_after: after, account_id, state } = source;
  if (!bank || !after || date === null) return null;
  const decided = doubtful.reduce((sum, { booked }) => {
    const counts = booked.decision === 'new' && booked.account_id === account_id && booked.date <= date;
    return counts ? sum + minorOf(booked.amount.amount) : sum;
  }, 0n);
  const books = minorOf(after.amount) + decided;
  const apart = minorOf(bank.amount) - books;
  const money = (minor: bigint) => ({ amount: decimalOf(minor, bank.currency), currency: bank.currency });
  return (
    <p className={classes.addsUp}>
      <span className={classes.quiet}>
        {state === 'new' ? 'Begins so that it is' : 'Afterwards'} <strong>{words.amount(money(books))}</strong> on{' '}
        {days.day(date)}; the bank says <strong>{words.amount(bank)}</strong>
      </span>
      {apart === 0n ? (
        <Pill tone="good">Adds up</Pill>
      ) : (
        <Pill tone="warn">{words.amount(money(apart < 0n ? -apart : apart))} apart</Pill>
      )}
    </p>
  );
}
