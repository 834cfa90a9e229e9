import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Budgets } from '../../../../../web/api/api.ts';
import { useFormat } from '../../../../../web/design/design.tsx';
import { amountFaultWords, readAmount, typedAmount, useMoneyWords } from '../../design/design.tsx';
import classes from './budgets.module.css';
import { usePut } from './use-put.ts';

/**
 * The budget of a line, to be typed over: Enter keeps it and goes on to the next one, Escape leaves it as it was, empty ends it. What is in grey
 * is what the months before suggest.
 */
export function BudgetField({ line, month }: { line: Budgets['items'][number]; month: string }) {
  const { locale } = useFormat();
  const words = useMoneyWords();
  const put = usePut(line, month);
  const { name, currency, budgeted, suggested, rollover } = line;
  const shown = budgeted ? typedAmount(budgeted.amount, locale) : '';
  const [typed, setTyped] = useState<string>();
  const read = typed === undefined ? undefined : readAmount(typed, locale, currency);
  const fault =
    read === undefined
      ? undefined
      : 'amount' in read
        ? read.amount.startsWith('-') && 'A budget is not negative.'
        : read.fault !== 'empty' && amountFaultWords(read.fault, currency);
  const keep = () => {
    if (read === undefined || fault) return;
    const amount = 'amount' in read ? read.amount : null;
    setTyped(undefined);
    if (amount !== (budgeted?.amount ?? null)) put.mutate({ amount, rollover });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, currentTarget, shiftKey } = event;
    if (key === 'Escape' && typed !== undefined) {
      event.stopPropagation();
      setTyped(undefined);
    }
    const by =
      key === 'ArrowDown' || (key === 'Enter' && !shiftKey) ? 1 : key === 'ArrowUp' || key === 'Enter' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    if (!fault) goFrom(currentTarget, by);
  };
  return (
    <TextInput
      className={classes.field ?? ''}
      aria-label={`Budget of ${name}${line.currency === suggested?.currency || budgeted ? '' : ` in ${currency}`}`}
      inputMode="decimal"
      autoComplete="off"
      maxLength={40}
      placeholder={suggested ? words.round(suggested) : '—'}
      value={typed ?? shown}
      error={fault || undefined}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onBlur={keep}
      onKeyDown={onKeyDown}
    />
  );
}

/** What is left is kept by that. */
function goFrom(field: HTMLInputElement, by: 1 | -1): void {
  const fields = [...document.querySelectorAll<HTMLInputElement>('[data-budgets] input')];
  const next = fields[fields.indexOf(field) + by];
  if (next) next.focus();
  else field.blur();
}
