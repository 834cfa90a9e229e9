import { ActionIcon, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react';
import { api, ask } from '../../../../../web/api/api.ts';
import type { MoneyRule } from '../../../../../web/api/api.ts';
import { toastUndoable } from '../../../../../web/operations/operations.tsx';
import { usePlanning } from '../planning-queries.ts';
import { actionsWords, conditionsWords } from './rule-words.ts';
import type { Known } from './rule-words.ts';
import classes from './rules.module.css';

interface Props {
  readonly items: readonly MoneyRule[];
  readonly known: Known;
  edit(id: string): void;
}

/** In their order. The buttons that move one keep the focus, so that one can go on pressing. */
export function RuleList({ items, known, edit }: Props) {
  const order = usePlanning((rule_ids: string[]) => ask(api.PUT('/api/v1/rules/order', { body: { rule_ids } })));
  const move = (from: number, by: 1 | -1) => {
    const ids = items.map(({ id }) => id);
    const [moved, other] = [ids[from], ids[from + by]];
    if (moved === undefined || other === undefined) return;
    order.mutate(ids.with(from, other).with(from + by, moved));
  };
  return (
    <ol className={classes.rules} aria-label="Rules">
      {items.map((rule, index) => (
        <li key={rule.id} data-off={!rule.active || undefined}>
          <RuleRow
            {...{ rule, known }}
            edit={() => edit(rule.id)}
            up={index > 0 ? () => move(index, -1) : undefined}
            down={index < items.length - 1 ? () => move(index, 1) : undefined}
          />
        </li>
      ))}
    </ol>
  );
}

interface RowProps {
  readonly rule: MoneyRule;
  readonly known: Known;
  edit(): void;
  readonly up: (() => void) | undefined;
  readonly down: (() => void) | undefined;
}

function RuleRow({ rule, known, edit, up, down }: RowProps) {
  const { id, active } = rule;
  const change = usePlanning((body: { active: boolean }) =>
    ask(api.PATCH('/api/v1/rules/{id}', { params: { path: { id } }, body })),
  );
  const again = usePlanning(async () => {
    const { name, match, conditions, category_id, payee, tags } = rule;
    await ask(api.POST('/api/v1/rules', { body: { name, active, match, conditions, category_id, payee, tags } }));
  });
  const remove = usePlanning(async () => {
    await ask(api.DELETE('/api/v1/rules/{id}', { params: { path: { id } } }));
    toastUndoable('Deleted the rule', () => again.mutateAsync(undefined));
  });
  const conditions = conditionsWords(rule, known);
  const called = rule.name || conditions;
  return (
    <>
      <span className={classes.what}>
        <strong>{called}</strong>
        <span>
          {rule.name !== '' && `${conditions} `}→ {actionsWords(rule, known)}
        </span>
      </span>
      <Switch
        aria-label={`Use ${called}`}
        checked={active}
        onChange={({ currentTarget }) => change.mutate({ active: currentTarget.checked })}
      />
      <span className={classes.acts}>
        <ActionIcon aria-label={`Move ${called} up`} disabled={!up} onClick={up}>
          <IconArrowUp size={18} stroke={1.7} />
        </ActionIcon>
        <ActionIcon aria-label={`Move ${called} down`} disabled={!down} onClick={down}>
          <IconArrowDown size={18} stroke={1.7} />
        </ActionIcon>
        <ActionIcon aria-label={`Edit ${called}`} onClick={edit}>
          <IconPencil size={18} stroke={1.7} />
        </ActionIcon>
        <ActionIcon aria-label={`Delete ${called}`} onClick={() => remove.mutate(undefined)}>
          <IconTrash size={18} stroke={1.7} />
        </ActionIcon>
      </span>
    </>
  );
}
