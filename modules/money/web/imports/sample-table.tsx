import { NativeSelect } from '@mantine/core';
import type { StatementLook } from '../../../../web/api/api.ts';
import { useFormat } from '../../../../web/design/design.tsx';
import { Amount, useDayWords } from '../design/design.tsx';
import type { Layout } from './draft.ts';
import classes from './imports.module.css';
import { MEANINGS, columnName, withMeaning } from './layout-words.ts';
import type { Meaning, Table } from './layout-words.ts';

interface Props {
  readonly look: StatementLook;
  readonly table: Table;
  readonly layout: Layout;
  readonly isOld: boolean;
  readonly isCorrected: boolean;
  /** Of the account, where the rows say none. */
  readonly currency: string | undefined;
  relayout(layout: Layout): void;
}

type Row = StatementLook['rows'][number];

/** The first rows twice: as they will be, and as they stand there, each column with what it means. */
export function SampleTable({ look, table, layout, isOld, isCorrected, currency, relayout }: Props) {
  const { samples, sample_lines: lines, header, sure } = table;
  const read = new Map(look.rows.map((row) => [row.line, row]));
  const others = look.rows.filter(({ line, reason }) => reason !== null && !lines.includes(line));
  return (
    <>
      {/* What scrolls has to be reached. */}
      <div className={classes.samples} data-old={isOld || undefined} tabIndex={0} role="group" aria-label="First rows">
        <table>
          <thead>
            <tr>
              <th scope="col" className={classes.read}>
                Will be read as
              </th>
              {layout.columns.map((meaning, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- a column is its place
                <th scope="col" key={index} data-unused={meaning === 'ignore' || undefined}>
                  <NativeSelect
                    size="xs"
                    aria-label={`Meaning of ${columnName(header, index)}`}
                    data={[...MEANINGS]}
                    value={meaning}
                    onChange={({ currentTarget: { value } }) => relayout(withMeaning(layout, index, value as Meaning))}
                  />
                  <span className={classes.columnName} title={header[index]}>
                    {header[index] || `Column ${index + 1}`}
                  </span>
                  {!isCorrected && meaning !== 'ignore' && sure.columns[index] === 'guess' && (
                    <span className={classes.columnDoubt}>Please check</span>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {samples.map((cells, index) => {
              const line = lines[index] ?? index;
              return (
                <tr key={line}>
                  <th scope="row" className={classes.read}>
                    <ReadRow row={read.get(line)} currency={currency} />
                  </th>
                  {layout.columns.map((meaning, at) => (
                    // oxlint-disable-next-line react/no-array-index-key -- a column is its place
                    <td key={at} data-unused={meaning === 'ignore' || undefined}>
                      {cells[at]}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {others.length > 0 && (
        <ul className={classes.faults} aria-label="Cannot be read">
          {others.map(({ line, reason, text }) => (
            <li key={line}>
              Line {line}: {reason} <code>{text}</code>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function ReadRow({ row, currency }: { row: Row | undefined; currency: string | undefined }) {
  const days = useDayWords();
  if (!row) return <span className={classes.notRead}>Is no booking: left out</span>;
  if (row.reason !== null || row.date === null || row.amount === null)
    return <span className={classes.fault}>{row.reason}</span>;
  return (
    <span className={classes.readRow}>
      <span>
        {days.day(row.date)}
        {row.status === 'pending' && ' · pending'}
      </span>
      <ReadAmount amount={row.amount} currency={row.currency ?? currency} />
      <strong>{row.payee || row.memo || 'No payee'}</strong>
      {row.payee !== '' && row.memo !== '' && <span className={classes.readMemo}>{row.memo}</span>}
    </span>
  );
}

function ReadAmount({ amount, currency }: { amount: string; currency: string | undefined }) {
  const { locale } = useFormat();
  if (currency !== undefined) return <Amount money={{ amount, currency }} signed />;
  const words = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 20,
    signDisplay: 'exceptZero',
  });
  return (
    <span className={classes.plainAmount} data-in={!amount.startsWith('-') || undefined}>
      {words.format(amount as Intl.StringNumericLiteral).replace('-', '\u2212')}
    </span>
  );
}
