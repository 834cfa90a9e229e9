import { Alert, Button, Group } from '@mantine/core';
import { useDayWords, useNames } from '../../design/design.tsx';
import type { DayWords, Names } from '../../design/design.tsx';
import { changedGroups, GROUPS } from './draft.ts';
import type { Draft, Group as DraftGroup } from './draft.ts';
import classes from './editor.module.css';

interface Props {
  readonly before: Draft;
  readonly mine: Draft;
  readonly theirs: Draft;
  onTheirs(): void;
  onMine(): void;
}

/** It was saved elsewhere after it was opened here: what is different there, and how to go on. Nothing that was typed is lost. */
export function Meanwhile({ before, mine, theirs, onTheirs, onMine }: Props) {
  const words = { names: useNames(), days: useDayWords() };
  const own = changedGroups(before, mine);
  const different = changedGroups(before, theirs);
  const both = different.filter((group) => own.includes(group) && !same(mine, theirs, group));
  return (
    <Alert color="brass" title="It was changed in the meantime" role="alert">
      <dl className={classes.differences}>
        {different.map((group) => (
          <div key={group}>
            <dt>
              {group}
              {both.includes(group) && <em>you changed it, too</em>}
            </dt>
            <dd>{said(theirs, group, words) || 'nothing'}</dd>
          </div>
        ))}
      </dl>
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" variant="default" onClick={onTheirs}>
          Take theirs
        </Button>
        <Button size="compact-sm" onClick={onMine}>
          {both.length === 0 ? 'Keep both' : 'Keep mine'}
        </Button>
      </Group>
    </Alert>
  );
}

const same = (one: Draft, other: Draft, group: DraftGroup) =>
  GROUPS[group].every((field) => JSON.stringify(one[field]) === JSON.stringify(other[field]));

function said(draft: Draft, group: DraftGroup, { names, days }: { names: Names; days: DayWords }): string {
  const categoryOf = (id: string | null) => names.categories.get(id ?? '')?.path ?? 'no category';
  const words: Record<DraftGroup, () => string> = {
    Amount: () => `${draft.amount} ${draft.way}`,
    Account: () => names.accounts.get(draft.account_id)?.name ?? '',
    Date: () => days.day(draft.date),
    Payee: () => draft.payee,
    Category: () =>
      draft.parts.length === 0
        ? categoryOf(draft.category_id)
        : draft.parts.map(({ amount, category_id }) => `${amount} ${categoryOf(category_id)}`).join(', '),
    Tags: () => draft.tags.join(', '),
    Memo: () => draft.memo,
    Status: () => draft.status,
  };
  return words[group]();
}
