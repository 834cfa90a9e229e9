import { Button, Group, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { ErrorNotice, Section, useFormat } from '../../../../web/design/design.tsx';
import { usePageKeys } from '../../../../web/page-keys.ts';
import { decisionCounts, useDecide } from './doubtful.ts';
import type { Decision, Doubt } from './doubtful.ts';
import type { ImportSource } from '../kinds/kinds.tsx';
import classes from './imports.module.css';
import { Pair } from './pair.tsx';

interface Props {
  readonly operationId: string;
  readonly accounts: readonly ImportSource[];
  readonly doubtful: UseQueryResult<Doubt[]>;
  readonly count: number;
}

const AT_ONCE = 20;
const KEYS: Readonly<Record<string, Decision>> = { n: 'new', s: 'same', l: 'leave' };

/** Bookings that may be here already: yours and the file's side by side, decided by button or by key. */
export function DoubtfulPairs({ operationId, accounts, doubtful, count }: Props) {
  const format = useFormat();
  const decide = useDecide(operationId);
  const list = useRef<HTMLUListElement>(null);
  const [shown, setShown] = useState(AT_ONCE);
  const pairs = doubtful.data?.slice(0, shown);
  const counts = decisionCounts(doubtful.data ?? []);
  const open = count - counts.new - counts.same;
  const cards = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-pair]') ?? [])];
  const focus = (by: number) => {
    const all = cards();
    const now = all.findIndex((card) => card.contains(document.activeElement));
    all[now < 0 ? 0 : Math.min(all.length - 1, Math.max(0, now + by))]?.focus();
  };
  const choose = (position: number, decision: Decision, transaction_id?: string) =>
    decide.mutate({ decisions: [{ position, decision, ...(transaction_id !== undefined && { transaction_id }) }] });
  usePageKeys([
    { key: 'ArrowDown', does: 'To the doubtful pairs; arrows lead on', run: () => focus(0) },
    { key: 'n', does: 'Of a doubtful pair: it is new' },
    { key: 's', does: 'It is the same' },
    { key: 'l', does: 'Leave it undecided' },
  ]);
  const onKey = (event: KeyboardEvent<HTMLElement>, pair: Doubt, chosen: string | undefined) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement) return;
    const decision = KEYS[event.key];
    if (decision) choose(pair.position, decision, decision === 'same' ? chosen : undefined);
    if (decision || event.key === 'ArrowDown' || event.key === 'j') focus(1);
    else if (event.key === 'ArrowUp' || event.key === 'k') focus(-1);
    else return;
    // The frame has keys of the same letters.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Section
      title={open === 0 ? 'Doubtful, all decided' : `Doubtful: ${format.number(open)} to decide`}
      action={
        <Group gap="xs">
          <Button
            variant="default"
            size="xs"
            disabled={decide.isPending}
            onClick={() => decide.mutate({ all: 'same' })}
          >
            All are the same
          </Button>
          <Button variant="default" size="xs" disabled={decide.isPending} onClick={() => decide.mutate({ all: 'new' })}>
            All are new
          </Button>
        </Group>
      }
    >
      <p className={classes.quiet}>
        These look like transactions that you have. What you leave undecided stays out, and is asked again next time.
      </p>
      <p className={classes.listener} role="status">
        {open === count ? '' : `${format.number(open)} left to decide`}
      </p>
      {doubtful.error && <ErrorNotice error={doubtful.error} retry={() => void doubtful.refetch()} />}
      {doubtful.isPending && <Skeleton h={180} radius="lg" aria-hidden />}
      <ul className={classes.pairs} ref={list} aria-label="Doubtful pairs">
        {pairs?.map((pair, index) => (
          <Pair
            key={pair.position}
            {...{ pair, choose }}
            isFirst={index === 0}
            account={
              accounts.find(({ account_id }) => account_id === pair.booked.account_id)?.account_name ?? undefined
            }
            onKey={(event, chosen) => onKey(event, pair, chosen)}
          />
        ))}
      </ul>
      {doubtful.data && doubtful.data.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + AT_ONCE)}>
          Show more pairs
        </Button>
      )}
    </Section>
  );
}
