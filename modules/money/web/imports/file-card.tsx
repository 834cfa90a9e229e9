import { ActionIcon, Skeleton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Account, StatementLook } from '../../../../web/api/api.ts';
import { ErrorNotice, Notice, Pill, useFormat } from '../../../../web/design/design.tsx';
import type { Format } from '../../../../web/design/design.tsx';
import { accountOf } from './choices.ts';
import type { DraftActs, TakenFile } from './draft.ts';
import { focusTitle } from './focus-title.ts';
import classes from './imports.module.css';
import { lookOptions } from './look-queries.ts';
import { Reading } from './reading.tsx';
import { SourceRow } from './source-row.tsx';

const FORMATS: Readonly<Record<StatementLook['format'], string>> = {
  csv: 'Table (CSV)',
  ofx: 'OFX',
  qif: 'QIF',
  camt: 'CAMT',
  mt940: 'MT940',
};

interface Props {
  readonly file: TakenFile;
  readonly isOnly: boolean;
  readonly accounts: readonly Account[];
  readonly acts: DraftActs;
}

/** One file: what it is, which accounts are in it, and of a table how it is read. */
export function FileCard({ file, isOnly, accounts, acts }: Props) {
  const { data: look, error, isPlaceholderData: isOld } = useQuery(lookOptions(file));
  const format = useFormat();
  return (
    <section className={classes.card} aria-label={file.file_name} data-file>
      <header className={classes.cardHead}>
        <div className={classes.cardTitle}>
          <h2>{file.file_name}</h2>
          {look && <Pill tone="accent">{FORMATS[look.format]}</Pill>}
          <span className={classes.quiet}>{look && sizeOf(look, format)}</span>
        </div>
        <ActionIcon
          aria-label={`Take ${file.file_name} out`}
          onClick={() => {
            acts.remove(file.upload_id);
            focusTitle();
          }}
        >
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </header>
      {error && <ErrorNotice error={error} />}
      {!look && !error && <Skeleton h={120} aria-hidden />}
      {look && (
        <>
          {isUnreadable(look) ? (
            <Notice tone="warn" title="Which column is the day, and which the amount?">
              Choose them below, above the columns.
            </Notice>
          ) : (
            <ul className={classes.sources} aria-label={`Accounts in ${file.file_name}`}>
              {look.sources.map((source) => (
                <SourceRow key={source.key} {...{ source, file, accounts, acts }} />
              ))}
            </ul>
          )}
          {look.entries === 0 && !isUnreadable(look) && (
            <Notice title="No bookings in it">
              {look.broken > 0
                ? `Its ${format.count(look.broken, 'row')} cannot be read, as it is read now.`
                : 'The bank had none in this time.'}
            </Notice>
          )}
          {look.table ? (
            <Reading
              {...{ file, look, isOld, isOnly, acts }}
              table={look.table}
              currency={currencyOf({ file, look, accounts, acts })}
            />
          ) : (
            <Faults look={look} />
          )}
        </>
      )}
    </section>
  );
}

/** In which the rows are, where they do not say it. */
function currencyOf({
  file,
  look,
  accounts,
  acts: { draft },
}: Pick<Props, 'file' | 'accounts' | 'acts'> & { look: StatementLook }) {
  const [source] = look.sources;
  const chosen = source && accountOf({ source, file, draft, accounts });
  if (chosen === undefined) return source?.currency ?? undefined;
  return (draft.new_accounts[chosen] ?? accounts.find(({ id }) => id === chosen))?.currency;
}

const isUnreadable = ({ table }: StatementLook): boolean => table !== null && !table.readable;

/** "128 bookings, 2 cannot be read" */
function sizeOf({ entries, broken, more }: StatementLook, format: Format): string {
  const found = `${more ? 'more than ' : ''}${format.count(entries, 'booking')}`;
  return broken === 0 ? found : `${found}, ${format.number(broken)} cannot be read`;
}

/** Of a file that is no table: what of its beginning cannot be read. */
function Faults({ look: { rows } }: { look: StatementLook }) {
  const faults = rows.filter(({ reason }) => reason !== null);
  if (faults.length === 0) return null;
  return (
    <ul className={classes.faults} aria-label="Cannot be read">
      {faults.map(({ line, reason, text }) => (
        <li key={line}>
          Line {line}: {reason} <code>{text}</code>
        </li>
      ))}
    </ul>
  );
}
