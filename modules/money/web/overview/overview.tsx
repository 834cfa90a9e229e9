import { Button, Skeleton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { Overview } from '../../../../web/api/api.ts';
import { ErrorNotice } from '../../../../web/design/design.tsx';
import { MoneyFrame } from '../design/design.tsx';
import { Balances } from './balances.tsx';
import { Budgets } from './budgets.tsx';
import { Categories } from './categories.tsx';
import { Findings } from './findings.tsx';
import { FirstAccount } from './first-account.tsx';
import { Flow } from './flow.tsx';
import { Forecast } from './forecast.tsx';
import { NetWorth } from './net-worth.tsx';
import { overviewOptions } from '../insight-queries.ts';
import classes from './overview.module.css';
import { Upcoming } from './upcoming.tsx';

/** The whole book on one page. */
export function OverviewPage() {
  const { month } = useSearch({ from: '/money' });
  const overview = useQuery(overviewOptions(month));
  return (
    <MoneyFrame
      title="Money"
      wide
      actions={
        <Button
          variant="default"
          leftSection={<IconFileImport size={18} aria-hidden />}
          renderRoot={(props) => <Link {...props} to="/money/import" />}
        >
          Import
        </Button>
      }
    >
      {overview.error && <ErrorNotice error={overview.error} retry={() => void overview.refetch()} />}
      {overview.isPending && <Waiting />}
      {overview.data && (overview.data.accounts.length === 0 ? <FirstAccount /> : <Cards overview={overview.data} />)}
    </MoneyFrame>
  );
}

function Cards({ overview }: { overview: Overview }) {
  return (
    <div className={classes.cards}>
      <NetWorth overview={overview} />
      <Balances overview={overview} />
      <Flow overview={overview} />
      <Categories overview={overview} />
      <Findings overview={overview} />
      <Upcoming overview={overview} />
      <Forecast />
      <Budgets overview={overview} />
    </div>
  );
}

const SHEETS = ['net worth', 'accounts', 'flow', 'spending', 'findings', 'upcoming'];

function Waiting() {
  return (
    <div className={classes.cards} aria-hidden>
      {SHEETS.map((sheet) => (
        <Skeleton key={sheet} h={320} radius="lg" />
      ))}
    </div>
  );
}
