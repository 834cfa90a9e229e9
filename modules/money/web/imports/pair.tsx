import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Pill } from '../../../../web/design/design.tsx';
import { Amount, useDayWords, useMoneyWords } from '../design/design.tsx';
import type { Decision, Doubt } from './doubtful.ts';
import classes from './imports.module.css';

interface Props {
  readonly pair: Doubt;
  readonly account: string | undefined;
  /** The one that Tab leads to. */
  readonly isFirst: boolean;
  choose(position: number, decision: Decision, transaction_id?: string): void;
  onKey(event: KeyboardEvent<HTMLElement>, chosen: string | undefined): void;
}

type Side = Doubt['booked']['others'][number];

const SAID = {
  new: { words: 'It is new: comes in', tone: 'good' },
  same: { words: 'It is the same: merged', tone: 'accent' },
} as const;

/** Yours and the file's, side by side, with what differs marked. */
export function Pair({ pair, account, isFirst, choose, onKey }: Props) {
  const days = useDayWords();
  const words = useMoneyWords();
  const { booked, position } = pair;
  const [otherId, setOtherId] = useState(booked.others[0]?.transaction_id);
  const other = booked.others.find(({ transaction_id }) => transaction_id === otherId) ?? booked.others[0];
  const { decision } = booked;
  const said = decision === 'new' || decision === 'same' ? SAID[decision] : undefined;
  const chosen = other?.transaction_id;
  const name = `${booked.payee || booked.memo || 'No payee'}, ${words.amount(booked.amount)}, ${days.day(booked.date)}`;
  return (
    <li>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its buttons do the same */}
      <div
        role="group"
        className={classes.pair}
        data-pair
        data-decided={decision ?? undefined}
        aria-label={`${name}${said ? `: ${said.words}` : ''}`}
        // Arrows lead from pair to pair, letters decide.
        tabIndex={isFirst ? 0 : -1}
        onKeyDown={(event) => onKey(event, chosen)}
      >
        <div className={classes.sides}>
          <SideOf
            title={other?.by_hand ? 'Yours, typed in' : 'Yours, from another file'}
            side={other}
            beside={booked}
            status={other?.status === 'reconciled' ? 'reconciled' : undefined}
          />
          <SideOf title={`The file’s, line ${booked.line}`} side={booked} beside={other} status={account} />
        </div>
        {booked.others.length > 1 && (
          <NativeSelect
            size="xs"
            label="It may be another one of yours"
            value={otherId ?? ''}
            data={booked.others.map((each) => ({ value: each.transaction_id, label: labelOf(each) }))}
            onChange={({ currentTarget: { value } }) => setOtherId(value)}
          />
        )}
        <div className={classes.pairActs}>
          <span>
            {said ? <Pill tone={said.tone}>{said.words}</Pill> : <Pill tone="warn">Undecided: stays out</Pill>}
          </span>
          <Act label="It is new" keyName="N" on={decision === 'new'} run={() => choose(position, 'new')} />
          <Act
            label="It is the same"
            keyName="S"
            on={decision === 'same'}
            run={() => choose(position, 'same', chosen)}
          />
          {said && <Act label="Leave" keyName="L" on={false} run={() => choose(position, 'leave')} />}
        </div>
      </div>
    </li>
  );

  function labelOf({ date, payee, memo, amount }: Side): string {
    return `${days.day(date)}, ${payee || memo || 'No payee'}, ${words.amount(amount)}`;
  }
}

function Act({ label, keyName, on, run }: { label: string; keyName: string; on: boolean; run(): void }) {
  return (
    <Button
      size="xs"
      variant={on ? 'filled' : 'default'}
      aria-pressed={on}
      aria-keyshortcuts={keyName}
      rightSection={
        <kbd className={classes.key} aria-hidden>
          {keyName}
        </kbd>
      }
      onClick={run}
    >
      {label}
    </Button>
  );
}

type Shown = Pick<Side, 'date' | 'amount' | 'payee' | 'memo'>;

function SideOf({
  title,
  side,
  beside,
  status,
}: {
  title: string;
  side: Shown | undefined;
  beside: Shown | undefined;
  status: string | undefined;
}) {
  const days = useDayWords();
  if (!side) return <div className={classes.side}>It is there no more.</div>;
  const mark = (differs: boolean, text: ReactNode) => (differs ? <mark>{text}</mark> : text);
  return (
    <div className={classes.side}>
      <span className={classes.sideTitle}>
        {title}
        {status !== undefined && ` · ${status}`}
      </span>
      <span className={classes.sideHead}>
        <span>{mark(beside !== undefined && beside.date !== side.date, days.day(side.date))}</span>
        {mark(
          beside !== undefined && beside.amount.amount !== side.amount.amount,
          <Amount money={side.amount} signed />,
        )}
      </span>
      <strong>
        {mark(beside !== undefined && folded(beside.payee) !== folded(side.payee), side.payee || 'No payee')}
      </strong>
      <span className={classes.quiet}>
        {side.memo !== '' && mark(beside !== undefined && folded(beside.memo) !== folded(side.memo), side.memo)}
      </span>
    </div>
  );
}

const folded = (text: string): string => text.trim().toLocaleLowerCase();
