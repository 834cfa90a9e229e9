import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { IconReportMoney } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { MoneyReportHead } from '../../../../web/api/api.ts';
import { Empty, ErrorNotice, Pill, RelativeTime, Section, useFormat } from '../../../../web/design/design.tsx';
import { ProgressPanel, toastProblem } from '../../../../web/operations/operations.tsx';
import { usePerson } from '../../../../web/session/session.tsx';
import { Amount, MoneyFrame } from '../design/design.tsx';
import { DownloadMenu } from './download-menu.tsx';
import { monthWords, monthsBack } from './month-words.ts';
import { reportsOptions, useMakeReport, useReporting } from './reports-queries.ts';
import classes from './reports.module.css';

/** Ten years; of earlier months the API makes one. */
const MONTHS = 120;

/** What was made, and the way to a new one. */
export function ReportsPage() {
  const { making, state } = useReporting();
  const list = useInfiniteQuery(reportsOptions(state));
  const reports = list.data?.pages.flatMap(({ items }) => items);
  return (
    <MoneyFrame
      title="Reports"
      lead="A month in figures and words. Each figure leads to the transactions behind it."
      actions={<MakeReport />}
    >
      {list.error && <ErrorNotice error={list.error} retry={() => void list.refetch()} />}
      {making.map((operation) => (
        <div key={operation.operation_id} className={classes.making}>
          <strong>{operation.title}</strong>
          <ProgressPanel operation={operation} />
        </div>
      ))}
      {list.isPending && <ListSkeleton />}
      {reports?.length === 0 && making.length === 0 && <NoReports />}
      {reports && reports.length > 0 && (
        <Section title="Made so far">
          <ul className={classes.list} aria-label="Reports">
            {reports.map((report) => (
              <ReportRow key={report.id} report={report} />
            ))}
          </ul>
          {list.hasNextPage && (
            <Button
              variant="default"
              mt="md"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              Show more
            </Button>
          )}
        </Section>
      )}
    </MoneyFrame>
  );
}

function MakeReport() {
  const { locale, time_zone } = usePerson();
  const months = monthsBack(time_zone, MONTHS);
  const [month, setMonth] = useState(months[1] ?? '');
  const make = useMakeReport();
  return (
    <form
      className={classes.make}
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate(month, { onError: (error) => toastProblem(error) });
      }}
    >
      <NativeSelect
        label="Month"
        value={month}
        onChange={({ currentTarget }) => setMonth(currentTarget.value)}
        data={months.map((value) => ({ value, label: monthWords(value, locale) }))}
      />
      <Button type="submit" loading={make.isPending} leftSection={<IconReportMoney size={18} aria-hidden />}>
        Make the report
      </Button>
    </form>
  );
}

function NoReports() {
  return (
    <Empty icon={<IconReportMoney size={26} />} title="No report yet">
      Steward adds a month up, says in a few sentences where the money went, what changed and why, and what lies ahead,
      and keeps it as a page, a PDF and Markdown. Begin with the last month.
    </Empty>
  );
}

function ReportRow({ report }: { report: MoneyReportHead }) {
  const { locale } = useFormat();
  const { id, month, figures, complete, stale, created_at } = report;
  const words = monthWords(month, locale);
  return (
    <li className={classes.row}>
      <Link to="/money/reports/$reportId" params={{ reportId: id }} className={classes.rowLink}>
        <strong>{words}</strong>
        {figures.slice(0, 2).map(({ currency, income, spending, saved }) => (
          <span key={currency} className={classes.rowFigures}>
            <span>
              <Amount money={income} /> in
            </span>
            <span>
              <Amount money={spending} /> out
            </span>
            <span>
              <Amount money={saved} signed /> saved
            </span>
          </span>
        ))}
      </Link>
      <span className={classes.rowEnd}>
        {!complete && <Pill tone="neutral">Month not over</Pill>}
        {stale && <Pill tone="warn">Book changed since</Pill>}
        <span className={classes.when}>
          <RelativeTime at={created_at} />
        </span>
        <DownloadMenu report={report} label={`Download ${words}`} />
      </span>
    </li>
  );
}

function ListSkeleton() {
  return (
    <div aria-hidden>
      {['a', 'b', 'c'].map((key) => (
        <Skeleton key={key} h={64} mb={10} />
      ))}
    </div>
  );
}
