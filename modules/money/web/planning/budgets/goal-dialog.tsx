import { Button, Group, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, ask, toProblem } from '../../../../../web/api/api.ts';
import type { Account, Goal } from '../../../../../web/api/api.ts';
import { COLORS, ColorField, Dialog, ErrorNotice, useFormat } from '../../../../../web/design/design.tsx';
import { amountFaultWords, readAmount, typedAmount } from '../../design/design.tsx';
import { usePlanning } from '../planning-queries.ts';
import classes from './budgets.module.css';

interface Props {
  /** Undefined: a new one. */
  readonly goal: Goal | undefined;
  readonly accounts: readonly Account[];
  readonly currency: string;
  onClose(): void;
}

interface Draft {
  readonly name: string;
  readonly target: string;
  readonly saved: string;
  readonly currency: string;
  readonly due_on: string;
  readonly account_id: string;
  readonly color: string;
  readonly done: boolean;
}

/** Makes a goal, or changes it. */
export function GoalDialog({ goal, accounts, currency, onClose }: Props) {
  const { locale } = useFormat();
  const [draft, setDraft] = useState(() => draftOf(goal, { locale, currency }));
  const save = usePlanning(
    async () => {
      const body = toWire(draft, locale);
      if (!goal) await ask(api.POST('/api/v1/goals', { body: { ...body, currency: draft.currency } }));
      else
        await ask(
          api.PATCH('/api/v1/goals/{id}', {
            ...{ params: { path: { id: goal.id } }, body, headers: { 'if-match': `"${goal.revision}"` } },
          }),
        );
      onClose();
    },
    { quiet: true },
  );
  const remove = usePlanning(async () => {
    if (goal) await ask(api.DELETE('/api/v1/goals/{id}', { params: { path: { id: goal.id } } }));
    onClose();
  });
  const problem = save.error ? toProblem(save.error) : undefined;
  const set = (given: Partial<Draft>) => {
    save.reset();
    setDraft({ ...draft, ...given });
  };
  const faults = faultsOf(draft, locale);
  const currencies = [...new Set([currency, draft.currency, ...accounts.map((each) => each.currency)])];
  const fitting = accounts.filter((each) => each.currency === draft.currency);
  return (
    <Dialog opened onClose={onClose} title={goal ? `Edit “${goal.name}”` : 'New goal'}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!faults.target && !faults.saved) save.mutate(undefined);
        }}
      >
        {problem && <ErrorNotice error={problem} />}
        <TextInput
          {...{ label: 'What for?', required: true, withAsterisk: false, maxLength: 100, 'data-autofocus': true }}
          value={draft.name}
          error={problem?.field('name')}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <div className={classes.pair}>
          <TextInput
            {...{ label: 'How much?', required: true, withAsterisk: false, inputMode: 'decimal', autoComplete: 'off' }}
            value={draft.target}
            error={draft.target !== '' && faults.target}
            onChange={({ currentTarget }) => set({ target: currentTarget.value })}
          />
          <NativeSelect
            label="Currency"
            data={currencies}
            disabled={goal !== undefined}
            value={draft.currency}
            onChange={({ currentTarget }) => set({ currency: currentTarget.value, account_id: '' })}
          />
        </div>
        <NativeSelect
          label="Where is it saved?"
          value={draft.account_id}
          data={[
            { value: '', label: 'I say it myself' },
            ...fitting.map(({ id, name }) => ({ value: id, label: `On ${name}` })),
          ]}
          onChange={({ currentTarget }) => set({ account_id: currentTarget.value })}
        />
        {draft.account_id === '' && (
          <TextInput
            {...{ label: 'Saved so far', inputMode: 'decimal', autoComplete: 'off' }}
            value={draft.saved}
            error={faults.saved}
            onChange={({ currentTarget }) => set({ saved: currentTarget.value })}
          />
        )}
        <TextInput
          type="date"
          label="By when? (may stay empty)"
          value={draft.due_on}
          error={problem?.field('due_on')}
          onChange={({ currentTarget }) => set({ due_on: currentTarget.value })}
        />
        <ColorField value={draft.color} onChange={(color) => set({ color })} />
        {goal && (
          <Switch
            label="It is done"
            checked={draft.done}
            onChange={({ currentTarget }) => set({ done: currentTarget.checked })}
          />
        )}
        <Group justify={goal ? 'space-between' : 'flex-end'}>
          {goal && (
            <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
              Delete
            </Button>
          )}
          <Group>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending}>
              {goal ? 'Save' : 'Set the goal'}
            </Button>
          </Group>
        </Group>
      </form>
    </Dialog>
  );
}

function draftOf(goal: Goal | undefined, { locale, currency }: { locale: string; currency: string }): Draft {
  if (!goal)
    return {
      ...{ name: '', target: '', saved: '', currency, due_on: '', account_id: '' },
      ...{ color: COLORS[0].value, done: false },
    };
  const { name, target, saved, due_on, account_id, color, done_at } = goal;
  return {
    ...{ name, target: typedAmount(target.amount, locale), currency: target.currency },
    saved: account_id === null ? typedAmount(saved.amount, locale) : '',
    ...{ due_on: due_on ?? '', account_id: account_id ?? '', color, done: done_at !== null },
  };
}

function faultsOf({ target, saved, currency }: Draft, locale: string): { target?: string; saved?: string } {
  const [aim, have] = [readAmount(target, locale, currency), readAmount(saved || '0', locale, currency)];
  return {
    ...('fault' in aim
      ? { target: amountFaultWords(aim.fault, currency) }
      : /^-|^[0.]+$/.test(aim.amount) && { target: 'A goal is more than nothing.' }),
    ...('fault' in have
      ? { saved: amountFaultWords(have.fault, currency) }
      : have.amount.startsWith('-') && { saved: 'Less than nothing cannot be saved.' }),
  };
}

function toWire({ name, target, saved, currency, due_on, account_id, color, done }: Draft, locale: string) {
  const amountOf = (text: string) => {
    const read = readAmount(text || '0', locale, currency);
    return 'amount' in read ? read.amount : text;
  };
  return {
    ...{ name, target: amountOf(target), due_on: due_on || null, account_id: account_id || null, color, done },
    ...(account_id === '' ? { saved: amountOf(saved) } : {}),
  };
}
