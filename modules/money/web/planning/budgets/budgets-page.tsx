import { ActionIcon, Anchor, Button, Skeleton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconCopy, IconWallet } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ask } from '../../../../../web/api/api.ts';
import type { Budgets } from '../../../../../web/api/api.ts';
import { Empty, ErrorNotice, Section, useFormat } from '../../../../../web/design/design.tsx';
import { toastUndoable } from '../../../../../web/operations/operations.tsx';
import { usePerson } from '../../../../../web/session/session.tsx';
import { MoneyFrame } from '../../design/design.tsx';
import { accountsOptions } from '../../money-queries.ts';
import { addMonths, monthOfNow, monthWords } from '../months.ts';
import { budgetsOptions, usePlanning } from '../planning-queries.ts';
import { BudgetRows } from './budget-rows.tsx';
import { BudgetTotals } from './budget-totals.tsx';
import classes from './budgets.module.css';
import { Goals } from './goals.tsx';

const route = getRouteApi('/money/budgets');

/** What a month may cost and what it does cost, and below it what is saved for. */
export function BudgetsPage() {
  const format = useFormat();
  const { time_zone } = usePerson();
  const now = monthOfNow(time_zone);
  const { month = now } = route.useSearch();
  const budgets = useQuery(budgetsOptions(month));
  const accounts = useQuery(accountsOptions);
  const { data } = budgets;
  const isCurrent = month === now;
  return (
    <MoneyFrame
      title="Budgets"
      lead={data && isCurrent ? `${format.percent(data.gone)} of the month is gone.` : undefined}
      actions={<MonthSwitch month={month} now={now} />}
    >
      {budgets.error && <ErrorNotice error={budgets.error} retry={() => void budgets.refetch()} />}
      {budgets.isPending && !budgets.error && (
        <div className={classes.skeleton} aria-hidden>
          <Skeleton h={56} />
          {[1, 2, 3, 4, 5].map((each) => (
            <Skeleton key={each} h={44} />
          ))}
        </div>
      )}
      {data && data.items.length === 0 && <NoBook />}
      {data && data.items.length > 0 && (
        <div data-stale={budgets.isPlaceholderData || undefined} className={classes.month}>
          <BudgetTotals budgets={data} />
          <Lines budgets={data} isCurrent={isCurrent} />
        </div>
      )}
      {data && <Goals accounts={accounts.data?.items ?? []} currency={data.currency} />}
    </MoneyFrame>
  );
}

function MonthSwitch({ month, now }: { month: string; now: string }) {
  const navigate = route.useNavigate();
  const { locale } = useFormat();
  const go = (next: string) => void navigate({ search: next === now ? {} : { month: next }, resetScroll: false });
  return (
    <div className={classes.switch} role="group" aria-label="Month">
      <ActionIcon
        aria-label={`Back to ${monthWords(addMonths(month, -1), locale)}`}
        onClick={() => go(addMonths(month, -1))}
      >
        <IconChevronLeft size={20} />
      </ActionIcon>
      <strong>{monthWords(month, locale)}</strong>
      <ActionIcon
        aria-label={`On to ${monthWords(addMonths(month, 1), locale)}`}
        onClick={() => go(addMonths(month, 1))}
      >
        <IconChevronRight size={20} />
      </ActionIcon>
      {month !== now && (
        <Button variant="default" onClick={() => go(now)}>
          This month
        </Button>
      )}
    </div>
  );
}

function Lines({ budgets, isCurrent }: { budgets: Budgets; isCurrent: boolean }) {
  const format = useFormat();
  const [all, setAll] = useState(false);
  const shown = all ? budgets.items : budgets.items.filter(isOfInterest);
  const hidden = budgets.items.length - shown.length;
  return (
    <>
      {(['expense', 'income'] as const).map((kind) => {
        const items = shown.filter((line) => line.kind === kind);
        return (
          items.length > 0 && (
            <Section
              key={kind}
              title={kind === 'expense' ? 'Spending' : 'Income'}
              action={kind === 'expense' && <CopyBudgets month={budgets.month} />}
            >
              <BudgetRows items={items} month={budgets.month} gone={isCurrent ? budgets.gone : undefined} />
            </Section>
          )
        );
      })}
      <Uncategorised budgets={budgets} />
      {(hidden > 0 || all) && (
        <Button variant="subtle" mt="sm" onClick={() => setAll(!all)}>
          {all ? 'Show only what is in use' : `Show ${format.count(hidden, 'more category', 'more categories')}`}
        </Button>
      )}
    </>
  );
}

/** A new book has no figures yet: then all of it is of interest. */
function isOfInterest(line: Budgets['items'][number], _: number, all: Budgets['items']): boolean {
  const isUsed = ({ budgeted, spent, suggested, elsewhere }: Budgets['items'][number]) =>
    budgeted !== null || suggested !== null || elsewhere.length > 0 || /[1-9]/.test(spent.amount);
  return isUsed(line) || !all.some(isUsed);
}

function CopyBudgets({ month }: { month: string }) {
  const format = useFormat();
  const before = monthWords(addMonths(month, -1), format.locale);
  const copy = usePlanning(async () => {
    const { copied } = await ask(api.POST('/api/v1/budgets/copy', { body: { month } }));
    toastUndoable(
      copied === 0
        ? `Nothing to copy: all is as in ${before}`
        : `Copied ${format.count(copied, 'budget')} from ${before}`,
      undefined,
    );
  });
  return (
    <Button
      variant="subtle"
      size="xs"
      leftSection={<IconCopy size={16} aria-hidden />}
      loading={copy.isPending}
      onClick={() => copy.mutate(undefined)}
    >
      Copy from {before}
    </Button>
  );
}

function Uncategorised({ budgets: { uncategorised } }: { budgets: Budgets }) {
  if (uncategorised.length === 0) return null;
  return (
    <p className={classes.quiet}>
      Some of this month has no category yet, and so stands in no budget.{' '}
      <Anchor inherit renderRoot={(props) => <Link {...props} to="/money/rules" />}>
        Rules give categories by themselves.
      </Anchor>
    </p>
  );
}

function NoBook() {
  return (
    <Empty
      icon={<IconWallet size={26} />}
      title="No budgets yet"
      action={<Button renderRoot={(props) => <Link {...props} to="/money/setup" />}>Make the first account</Button>}
    >
      Say what a month may cost, category by category, and see how far along you are. It begins with an account.
    </Empty>
  );
}
