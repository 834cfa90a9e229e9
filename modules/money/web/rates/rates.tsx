import { Anchor, Skeleton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import { DropFile, ErrorNotice, Notice, Section, useFormat } from '../../../../web/design/design.tsx';
import { toastProblem } from '../../../../web/operations/operations.tsx';
import { MoneyFrame } from '../design/design.tsx';
import { moneyKeys } from '../money-queries.ts';
import { AddRate } from './add-rate.tsx';
import { RateTable } from './rate-table.tsx';
import classes from './rates.module.css';
import { Sources } from './sources.tsx';
import { ratesOptions, sourcesOptions } from '../insight-queries.ts';

/** With what other currencies are converted, and whence it comes. */
export function RatesPage() {
  const rates = useQuery(ratesOptions);
  const sources = useQuery(sourcesOptions);
  const items = rates.data?.items ?? [];
  const error = rates.error ?? sources.error;
  return (
    <MoneyFrame
      title="Exchange rates"
      lead="Amounts of other currencies are converted with the rate of their day, or of one at most ten days before. Without one they are named, and never guessed."
    >
      {error && <ErrorNotice error={error} retry={() => void Promise.all([rates.refetch(), sources.refetch()])} />}
      <Section title="Where they come from">
        {sources.isPending ? (
          <Skeleton h={48} radius="md" aria-hidden />
        ) : (
          <Sources sources={sources.data?.items ?? []} />
        )}
      </Section>
      <Section title="Bring rates in">
        <div className={classes.ways}>
          <ImportRates />
          <AddRate />
        </div>
      </Section>
      {items.length > 0 && (
        <Section title="The latest">
          <RateTable rates={items} />
        </Section>
      )}
    </MoneyFrame>
  );
}

/** The files that the European Central Bank gives everybody. */
function ImportRates() {
  const client = useQueryClient();
  const format = useFormat();
  const send = useMutation({
    mutationFn: (file: File) =>
      ask(
        api.POST('/api/v1/rates/import', {
          body: file,
          bodySerializer: (body) => body as File,
          headers: { 'content-type': /xml/.test(file.type) ? 'text/xml' : 'text/csv' },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: moneyKeys.all }),
    onError: toastProblem,
  });
  const done = send.data;
  return (
    <div className={classes.way}>
      <DropFile
        icon={<IconFileImport size={28} aria-hidden />}
        label="A file of the European Central Bank"
        accept=".xml,.csv,text/xml,text/csv"
        busy={send.isPending}
        onFile={(file) => send.mutate(file)}
      >
        The European Central Bank’s file: of a day, of 90 days or of all, XML or CSV, from{' '}
        <Anchor
          inherit
          underline="always"
          href="https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/"
          target="_blank"
          rel="noreferrer"
        >
          its page
        </Anchor>
        .
      </DropFile>
      {done && (
        <div role="status">
          <Notice
            tone={done.bad_lines > 0 ? 'warn' : 'good'}
            title={`${format.count(done.added, 'new rate')}, ${format.number(done.changed)} changed, ${format.number(done.unchanged)} as they were`}
          >
            {done.kept > 0 && <p>{format.count(done.kept, 'rate')} that you gave yourself stayed.</p>}
            {done.bad.slice(0, 5).map(({ line, reason }) => (
              <p key={`${line} ${reason}`}>
                Line {format.number(line)}: {reason}
              </p>
            ))}
            {done.bad_lines > 5 && <p>and {format.count(done.bad_lines - 5, 'more line')} that could not be read.</p>}
          </Notice>
        </div>
      )}
    </div>
  );
}
