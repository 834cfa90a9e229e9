import { Button, Skeleton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPrinter, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { MoneyReport } from '../../../../web/api/api.ts';
import { ErrorNotice, Figure, Figures, Notice, RelativeTime, useFormat } from '../../../../web/design/design.tsx';
import { ProgressPanel, toastProblem } from '../../../../web/operations/operations.tsx';
import { MoneyFrame } from '../design/design.tsx';
import { BudgetTable, ConvertedTable, OutlookTable, SubscriptionsTable } from './ahead-tables.tsx';
import { DownloadMenu } from './download-menu.tsx';
import { FigureLink } from './figure-link.tsx';
import { dayWords, monthWords, percentWords } from './month-words.ts';
import { Plot } from './plot.tsx';
import { CategoryTable, ChangesTable, ComparedTable, NewPayeesTable, PaymentsTable } from './report-tables.tsx';
import type { OfCurrency } from './report-tables.tsx';
import { reportOfOptions, reportOptions, useMakeReport, useReporting } from './reports-queries.ts';
import classes from './reports.module.css';

const route = getRouteApi('/money/reports/$reportId');

/** One report: words, figures that lead to what is behind them, plots. */
export function ReportPage() {
  const { reportId } = route.useParams();
  const { locale } = useFormat();
  const { data: report, error, refetch } = useQuery(reportOptions(reportId));
  if (error)
    return (
      <MoneyFrame title="Report">
        <ErrorNotice error={error} retry={() => void refetch()} />
      </MoneyFrame>
    );
  if (!report)
    return (
      <MoneyFrame title="Report">
        <ReportSkeleton />
      </MoneyFrame>
    );
  const { month, facts } = report;
  return (
    <MoneyFrame
      title={`Money in ${monthWords(month, locale)}`}
      lead={`${dayWords(facts.from, locale)} to ${dayWords(facts.to, locale)}${facts.complete ? '' : '; the month was not over'}`}
      actions={<Actions report={report} />}
    >
      <Notices report={report} />
      <Body report={report} />
      <footer className={classes.foot}>
        <span>
          Made <RelativeTime at={report.created_at} />.{' '}
          <Link to="." search={(search) => ({ ...search, operation: report.operation_id })}>
            How it came to be
          </Link>
        </span>
        <Neighbours month={month} />
      </footer>
    </MoneyFrame>
  );
}

function Actions({ report }: { report: MoneyReport }) {
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => globalThis.print()}
        className={classes.screenOnly ?? ''}
      >
        Print
      </Button>
      <DownloadMenu report={report} label="Download this report" />
    </>
  );
}

function Notices({ report: { month, stale, pdf_fault } }: { report: MoneyReport }) {
  const make = useMakeReport();
  const { making } = useReporting();
  const { data: latest } = useQuery(reportOfOptions(month));
  const underWay = making.find(({ input }) => (input as { month?: string }).month === month);
  return (
    <div className={classes.notices}>
      {underWay && <ProgressPanel operation={underWay} />}
      {stale && !underWay && (
        <Notice
          tone="warn"
          title="The book has changed since"
          action={
            latest?.stale === false ? (
              <Button
                variant="default"
                size="xs"
                renderRoot={(props) => (
                  <Link {...props} to="/money/reports/$reportId" params={{ reportId: latest.id }} />
                )}
              >
                Show the newest
              </Button>
            ) : (
              <Button
                variant="default"
                size="xs"
                leftSection={<IconRefresh size={14} aria-hidden />}
                loading={make.isPending}
                onClick={() => make.mutate(month, { onError: (error) => toastProblem(error) })}
              >
                Make it anew
              </Button>
            )
          }
        >
          A list behind a figure may show something else by now.
        </Notice>
      )}
      {pdf_fault !== null && <Notice title="There is no PDF of it">{pdf_fault}</Notice>}
    </div>
  );
}

function Body({ report: { facts, sections, plots } }: { report: MoneyReport }) {
  const [main, ...others] = facts.currencies;
  const section = (key: MoneyReport['sections'][number]['key'], children?: ReactNode) => {
    const found = sections.find((section) => section.key === key);
    return found ? (
      <section className={classes.section} aria-label={found.title}>
        <h2>{found.title}</h2>
        <Words section={found} />
        {children}
      </section>
    ) : null;
  };
  if (!main) return section('overview');
  const { currency } = main;
  return (
    <div className={classes.report}>
      {section(
        'overview',
        <>
          <MonthFigures facts={main} />
          <Plot svg={plots[`flow-${currency}`]} title="Income and spending" />
          <ComparedTable facts={main} />
          <ConvertedTable converted={facts.converted} />
        </>,
      )}
      {section(
        'categories',
        <>
          <Plot svg={plots[`categories-${currency}`]} title="Spending by category" />
          <OfCategories facts={main} />
        </>,
      )}
      {section('budgets', <BudgetTable budgets={main.budgets} />)}
      {section('changes', <ChangesTable changes={main.changes} />)}
      {section('regular', <SubscriptionsTable regular={main.regular} />)}
      {section('outlook', <OutlookTable outlook={facts.outlook} />)}
      <Plot svg={plots[`worth-${currency}`]} title="Net worth at the end of each month" />
      {section('advice')}
      {others.map((other) => (
        <section key={other.currency} className={classes.section} aria-label={`In ${other.currency}`}>
          <h2>In {other.currency}</h2>
          <MonthFigures facts={other} />
          <OfCategories facts={other} of={other.currency} />
        </section>
      ))}
    </div>
  );
}

function Words({ section: { text, written_by } }: { section: MoneyReport['sections'][number] }) {
  return (
    <div className={classes.words}>
      {text.split('\n\n').map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {written_by === 'model' && <p className={classes.note}>Written by a model, and held against the figures.</p>}
    </div>
  );
}

function MonthFigures({ facts: { income, spending, saved, savings_rate, worth } }: { facts: OfCurrency }) {
  const { locale } = useFormat();
  const rate = savings_rate === null ? '' : ` (${percentWords(savings_rate, locale)} of income)`;
  return (
    <div className={classes.figures}>
      <Figures>
        <Figure value={<FigureLink figure={income} label="Income" />} label="Income" />
        <Figure value={<FigureLink figure={spending} label="Spending" />} label="Spending" />
        <Figure value={<FigureLink figure={saved} label="Saved" />} label={`Saved${rate}`} />
        <Figure value={<FigureLink figure={worth.end} label="Net worth" />} label="Net worth at the end" />
      </Figures>
    </div>
  );
}

function OfCategories({ facts, of }: { facts: OfCurrency; of?: string }) {
  return (
    <>
      <CategoryTable caption="Spending by category" by={facts.spent} of={of} />
      <CategoryTable caption="Income by category" by={facts.earned} of={of} />
      <PaymentsTable largest={facts.largest} of={of} />
      <NewPayeesTable fresh={facts.new_payees} of={of} />
    </>
  );
}

/** The reports of the months beside it, where there are some. */
function Neighbours({ month }: { month: string }) {
  const { locale } = useFormat();
  const other = (months: number) => Temporal.PlainYearMonth.from(month).add({ months }).toString();
  const before = useQuery(reportOfOptions(other(-1))).data;
  const after = useQuery(reportOfOptions(other(1))).data;
  return (
    <nav className={classes.neighbours} aria-label="Other months">
      {before && (
        <Link to="/money/reports/$reportId" params={{ reportId: before.id }}>
          <IconChevronLeft size={16} aria-hidden /> {monthWords(before.month, locale)}
        </Link>
      )}
      {after && (
        <Link to="/money/reports/$reportId" params={{ reportId: after.id }}>
          {monthWords(after.month, locale)} <IconChevronRight size={16} aria-hidden />
        </Link>
      )}
    </nav>
  );
}

function ReportSkeleton() {
  return (
    <div aria-hidden>
      {['100%', '94%', '60%'].map((width) => (
        <Skeleton key={width} h={16} w={width} mb={12} />
      ))}
      <Skeleton h={64} my={28} />
      <Skeleton h={240} mb={28} />
      <Skeleton h={300} />
    </div>
  );
}
