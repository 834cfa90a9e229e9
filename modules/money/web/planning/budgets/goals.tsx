import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus, IconTarget } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CSSProperties } from 'react';
import type { Account, Goal } from '../../../../../web/api/api.ts';
import { Empty, ErrorNotice, Pill, Section, useFormat } from '../../../../../web/design/design.tsx';
import { useMoneyWords } from '../../design/design.tsx';
import { dayWords, monthWords } from '../months.ts';
import { goalsOptions } from '../planning-queries.ts';
import classes from './budgets.module.css';
import { GoalDialog } from './goal-dialog.tsx';

interface Props {
  readonly accounts: readonly Account[];
  /** Of the book. */
  readonly currency: string;
}

/** What is saved for, and whether it will be there in time. */
export function Goals({ accounts, currency }: Props) {
  const goals = useQuery(goalsOptions);
  const [open, setOpen] = useState<Goal | 'new'>();
  const items = goals.data?.items ?? [];
  const create = () => setOpen('new');
  return (
    <Section
      title="Goals"
      action={
        items.length > 0 && (
          <Button variant="subtle" size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={create}>
            New goal
          </Button>
        )
      }
    >
      {goals.error && <ErrorNotice error={goals.error} retry={() => void goals.refetch()} />}
      {goals.isSuccess && items.length === 0 && (
        <Empty
          icon={<IconTarget size={26} />}
          title="Nothing to save for yet"
          action={<Button onClick={create}>Set a goal</Button>}
        >
          A bicycle, a trip, three months of rent: see how far you are, and what it takes each month.
        </Empty>
      )}
      <ul className={classes.goals}>
        {items.map((goal) => (
          <GoalCard key={goal.id} goal={goal} accounts={accounts} edit={() => setOpen(goal)} />
        ))}
      </ul>
      {open && (
        <GoalDialog
          goal={open === 'new' ? undefined : open}
          accounts={accounts}
          currency={currency}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Section>
  );
}

function GoalCard({ goal, accounts, edit }: { goal: Goal; accounts: readonly Account[]; edit(): void }) {
  const format = useFormat();
  const words = useMoneyWords();
  const { name, saved, target, share, color, account_id } = goal;
  const account = accounts.find(({ id }) => id === account_id);
  return (
    <li className={classes.goal} style={{ '--dot': color } as CSSProperties} aria-label={name}>
      <div className={classes.goalHead}>
        <h3>{name}</h3>
        <ActionIcon aria-label={`Edit ${name}`} onClick={edit}>
          <IconPencil size={18} stroke={1.7} />
        </ActionIcon>
      </div>
      <span className={classes.bar} aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <div>
        {words.amount(saved)} of {words.amount(target)} · {format.percent(share)}
        {account && <p>on {account.name}</p>}
      </div>
      <div>
        <State goal={goal} />
      </div>
      <Outlook goal={goal} />
    </li>
  );
}

function State({ goal: { done_at, share, on_track } }: { goal: Goal }) {
  if (done_at !== null) return <Pill>Done</Pill>;
  if (share >= 1) return <Pill tone="good">Reached</Pill>;
  if (on_track === null) return <Pill>Under way</Pill>;
  return on_track ? <Pill tone="good">On track</Pill> : <Pill tone="warn">Behind</Pill>;
}

function Outlook({ goal: { needed, pace, expected_in, due_on } }: { goal: Goal }) {
  const { locale } = useFormat();
  const words = useMoneyWords();
  const said = [
    ...(due_on ? [`By ${dayWords(due_on, locale)}.`] : []),
    ...(needed ? [`It takes ${words.amount(needed)} a month.`] : []),
    ...(pace && expected_in
      ? [`At ${words.amount(pace)} a month, as lately, it is there in ${monthWords(expected_in, locale)}.`]
      : []),
  ];
  return said.length > 0 && <p>{said.join(' ')}</p>;
}
