import { Button, Group, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../../../../web/api/api.ts';
import type { MoneyCategory, Operation } from '../../../../../web/api/api.ts';
import { Dialog, ErrorNotice, Notice, useFormat } from '../../../../../web/design/design.tsx';
import type { Format } from '../../../../../web/design/design.tsx';
import { isLiving, operationOptions, useAct, useWatching } from '../../../../../web/operations/operations.tsx';
import { CategoryField } from '../category-field.tsx';
import { numbersOf } from '../../planning-kinds.tsx';
import { usePlanning } from '../planning-queries.ts';
import classes from './categories.module.css';

interface Props {
  readonly category: MoneyCategory;
  readonly all: readonly MoneyCategory[];
  onClose(): void;
}

/** One category becomes part of another: choose which, see what that changes, then do it. */
export function MergeDialog({ category: { id, name }, all, onClose }: Props) {
  const [into, setInto] = useState<string | null>(null);
  const target = all.find((each) => each.id === into);
  const look = usePlanning((chosen: string) =>
    ask(api.POST('/api/v1/categories/{id}/merge', { params: { path: { id } }, body: { into: chosen, dry_run: true } })),
  );
  return (
    <Dialog opened onClose={onClose} title={`Merge “${name}” into another`}>
      <CategoryField
        label="Into which category?"
        placeholder="Choose one"
        categories={all.filter((each) => each.id !== id)}
        value={into}
        onChange={(chosen) => {
          look.reset();
          setInto(chosen);
        }}
      />
      {look.data && target ? (
        <Preview operationId={look.data.operation_id} into={target.name} onClose={onClose} />
      ) : (
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button disabled={!into} loading={look.isPending} onClick={() => into && look.mutate(into)}>
            See what changes
          </Button>
        </Group>
      )}
    </Dialog>
  );
}

function Preview({ operationId, into, onClose }: { operationId: string; into: string; onClose(): void }) {
  const format = useFormat();
  const apply = useAct('apply');
  const { data: operation, error } = useQuery(operationOptions(operationId));
  useWatching(operationId, 'plan');
  if (error) return <ErrorNotice error={error} />;
  if (!operation || isLiving(operation)) return <Skeleton h={64} mt="lg" radius="md" aria-hidden />;
  if (operation.error) return <Notice tone="bad" title={operation.error.title} />;
  return (
    <div className={classes.preview} role="status">
      <Notice tone="neutral" title={`${followWords(operation, format)} to ${into}.`}>
        The category goes. Undo brings it back, with all of it.
      </Notice>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Leave it
        </Button>
        <Button loading={apply.isPending} onClick={() => apply.mutate({ operation }, { onSuccess: onClose })}>
          Merge into {into}
        </Button>
      </Group>
    </div>
  );
}

/** "37 transactions, 1 rule and 1 budget move" */
function followWords(operation: Operation, format: Format): string {
  const { transactions = 0, rules = 0, budgets = 0 } = numbersOf(operation);
  const said = [
    ...(transactions > 0 ? [format.count(transactions, 'transaction')] : []),
    ...(rules > 0 ? [format.count(rules, 'rule')] : []),
    ...(budgets > 0 ? [format.count(budgets, 'budget')] : []),
  ];
  if (said.length === 0) return 'Nothing has it, so nothing moves';
  const list = new Intl.ListFormat(format.locale).format(said);
  return `${list} ${transactions + rules + budgets === 1 ? 'moves' : 'move'}`;
}
