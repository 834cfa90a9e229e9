import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Recurring } from '../../../../web/api/api.ts';
import { Pill } from '../../../../web/design/design.tsx';
import { Amount, useMoneyWords } from '../design/design.tsx';
import { useDateWords } from '../dates.ts';
import { useDecisions } from '../use-decisions.ts';
import { EVERY, SERIES_KINDS } from '../insight-words.ts';
import classes from './recurring.module.css';

/** One recurring payment: what, how often, when next, why it is thought so, and what to say to it. */
export function SeriesRow({ series }: { series: Recurring }) {
  const dates = useDateWords();
  const words = useMoneyWords();
  const { payee, account_id, amount, fixed, every, status, next_date, last_date, price_change, kind, per_year } =
    series;
  return (
    <li className={classes.series}>
      <div className={classes.what}>
        <p className={classes.name}>
          <Link to="/money/transactions" search={{ account: [account_id], payee }}>
            {payee || SERIES_KINDS[kind]}
          </Link>
          {series.decision !== null && series.decision !== 'dismissed' && (
            <Pill tone="good">{series.decision === 'confirmed' ? 'Confirmed' : 'As you said'}</Pill>
          )}
          {status === 'late' && <Pill tone="warn">Late</Pill>}
        </p>
        <p>
          {capital(EVERY[every])},{' '}
          {status === 'ended' ? `the last on ${dates.fullDay(last_date)}` : `next on ${dates.fullDay(next_date)}`}
        </p>
        {price_change && (
          <p className={classes.change}>
            {words.amount(positive(price_change.from))} until then, {words.amount(positive(price_change.to))} since{' '}
            {dates.fullDay(price_change.since)}
          </p>
        )}
        <p className={classes.why}>{series.why}</p>
      </div>
      <div className={classes.amounts}>
        <strong>
          {fixed ? '' : '≈ '}
          <Amount money={amount} signed />
        </strong>
        <small>{words.amount(per_year)} a year</small>
      </div>
      <Acts series={series} />
    </li>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const positive = <Money extends { readonly amount: string }>(money: Money): Money => ({
  ...money,
  amount: money.amount.replace('-', ''),
});

function Acts({ series }: { series: Recurring }) {
  const { decideSeries } = useDecisions();
  const { kind, decision, payee } = series;
  const decide = (next: Recurring['decision']) => () => decideSeries.mutate({ series, decision: next });
  const isBill = kind === 'bill';
  return (
    <div className={classes.acts}>
      {decision === null && (
        <ActionIcon variant="default" size="lg" aria-label={`${payee} is right`} onClick={decide('confirmed')}>
          <IconCheck size={18} aria-hidden />
        </ActionIcon>
      )}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={`Say more about ${payee}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isBill && <Menu.Item onClick={decide('subscription')}>This is a subscription</Menu.Item>}
          {kind === 'subscription' && (
            <Menu.Item onClick={decide('not-subscription')}>This is no subscription</Menu.Item>
          )}
          {decision !== 'dismissed' && <Menu.Item onClick={decide('dismissed')}>This does not recur</Menu.Item>}
          {decision !== null && <Menu.Item onClick={decide(null)}>As it was seen</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
