import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowForwardUp, IconDots } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import type { Budgets } from '../../../../../web/api/api.ts';
import { useFormat } from '../../../../../web/design/design.tsx';
import { Amount, useMoneyWords } from '../../design/design.tsx';
import { monthWords } from '../months.ts';
import { BudgetField } from './budget-field.tsx';
import classes from './budgets.module.css';
import { isAhead, shareOf, usePut } from './use-put.ts';

type Line = Budgets['items'][number];

interface Props {
  readonly items: readonly Line[];
  readonly month: string;
  /** Share of the month; undefined: not the present one. */
  readonly gone: number | undefined;
}

/** A line for each category, those within another below it. Arrows up and down go from budget to budget. */
export function BudgetRows({ items, month, gone }: Props) {
  const there = new Set(items.map(({ category_id }) => category_id));
  const tops = items.filter(({ parent_id }) => parent_id === null || !there.has(parent_id));
  const ordered = tops.flatMap((top, index) =>
    tops.findIndex(({ category_id }) => category_id === top.category_id) === index
      ? [
          ...items.filter(({ category_id }) => category_id === top.category_id),
          ...items.filter(({ parent_id }) => parent_id === top.category_id),
        ]
      : [],
  );
  return (
    <>
      <div className={classes.heads} aria-hidden>
        <span />
        <span />
        <span>{items[0]?.kind === 'income' ? 'Came in' : 'Spent'}</span>
        <span>Budget</span>
        <span>{items[0]?.kind === 'income' ? 'To come' : 'Left'}</span>
        <span />
      </div>
      <ul className={classes.rows} data-budgets>
        {ordered.map((line) => (
          <BudgetRow
            key={`${line.category_id} ${line.currency}`}
            line={line}
            inner={line.parent_id !== null && there.has(line.parent_id)}
            month={month}
            gone={gone}
          />
        ))}
      </ul>
    </>
  );
}

interface RowProps extends Pick<Props, 'month' | 'gone'> {
  readonly line: Line;
  readonly inner: boolean;
}

function BudgetRow({ line, inner, month, gone }: RowProps) {
  const { name, color, spent, elsewhere } = line;
  const words = useMoneyWords();
  return (
    <li className={classes.row} data-inner={inner || undefined} aria-label={name}>
      <span className={classes.name} style={{ '--dot': color } as CSSProperties}>
        {name}
        {elsewhere.length > 0 && (
          <small>and {elsewhere.map((each) => words.amount(each)).join(', ')} in other currencies</small>
        )}
      </span>
      <Bar line={line} gone={gone} />
      <span className={classes.spent}>
        <span className={classes.unseen}>{line.kind === 'expense' ? 'Spent' : 'Came in'}</span> <Amount money={spent} />
      </span>
      <BudgetField line={line} month={month} />
      <Left line={line} gone={gone} />
      <RowMenu line={line} month={month} />
    </li>
  );
}

/** How much of it is spent, and where one would be if every day cost the same. */
function Bar({ line, gone }: { line: Line; gone: number | undefined }) {
  const share = shareOf(line);
  if (share === undefined) return <span className={classes.bar} data-none />;
  const isOver = line.kind === 'expense' && share > 1;
  return (
    <span className={classes.bar} data-over={isOver || undefined} aria-hidden>
      <span style={{ width: `${Math.min(1, share) * 100}%` }} />
      {gone !== undefined && <i style={{ insetInlineStart: `${gone * 100}%` }} />}
    </span>
  );
}

/** In words, so that it is not the colour alone that says it. */
function Left({ line, gone }: { line: Line; gone: number | undefined }) {
  const words = useMoneyWords();
  const { left, carried, kind } = line;
  if (!left) return <span className={classes.left} />;
  const negative = left.amount.startsWith('-');
  const size = words.amount({ ...left, amount: left.amount.replace('-', '') });
  const more =
    kind === 'income' ? (negative ? `${size} more` : `${size} to come`) : negative ? `${size} over` : `${size} left`;
  const ahead = gone !== undefined && isAhead(line, gone);
  const notes = [
    ...(ahead ? ['faster than the month'] : []),
    ...(/[1-9]/.test(carried.amount) ? [`${words.amount(carried)} carried over`] : []),
  ];
  return (
    <span
      className={classes.left}
      data-over={(negative && kind === 'expense') || undefined}
      data-ahead={ahead || undefined}
    >
      {more}
      {notes.length > 0 && <small>{notes.join(', ')}</small>}
    </span>
  );
}

function RowMenu({ line, month }: { line: Line; month: string }) {
  const { locale } = useFormat();
  const words = useMoneyWords();
  const put = usePut(line, month);
  const { name, budgeted, rollover, suggested } = line;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={`More for ${name}`}>
          {rollover ? <IconArrowForwardUp size={18} /> : <IconDots size={18} />}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {budgeted && (
          <Menu.Item onClick={() => put.mutate({ amount: budgeted.amount, rollover: !rollover })}>
            {rollover ? 'Begin each month anew' : 'Carry over what is left'}
          </Menu.Item>
        )}
        {suggested && suggested.amount !== budgeted?.amount && (
          <Menu.Item onClick={() => put.mutate({ amount: suggested.amount, rollover })}>
            Use {words.amount(suggested)}, as in the half year before
          </Menu.Item>
        )}
        {budgeted && line.since === month && (
          <Menu.Item onClick={() => put.mutate({ amount: budgeted.amount, rollover, only: true })}>
            Only in {monthWords(month, locale)}
          </Menu.Item>
        )}
        {budgeted && (
          <Menu.Item onClick={() => put.mutate({ amount: null, rollover })}>No budget from now on</Menu.Item>
        )}
        {!budgeted && !suggested && <Menu.Item disabled>Type an amount first</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
