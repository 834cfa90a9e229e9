import { Anchor, Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TransactionChange } from '../../../../../web/api/api.ts';
import { ErrorNotice, RelativeTime, Section } from '../../../../../web/design/design.tsx';
import { historyOptions } from '../transaction-queries.ts';
import { useChanges } from '../use-changes.ts';
import classes from './editor.module.css';

/** What happened to it; the latest can be taken back. */
export function History({ id, onUndone }: { id: string; onUndone: () => void }) {
  const history = useInfiniteQuery(historyOptions(id));
  const { undo } = useChanges();
  const changes = history.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title="History">
      {history.error && <ErrorNotice error={history.error} retry={() => void history.refetch()} />}
      <ol className={classes.history}>
        {changes.map((change) => (
          <li key={change.id}>
            <span>
              <span>{historyWords(change)}</span>
              <span className={classes.changeAt}>
                <RelativeTime at={change.at} />
                {change.operation_id !== null && (
                  <Anchor
                    size="sm"
                    renderRoot={(props) => (
                      <Link
                        {...props}
                        to="."
                        search={(before) => ({ ...before, operation: change.operation_id ?? '' })}
                      />
                    )}
                  >
                    Operation
                  </Anchor>
                )}
              </span>
            </span>
            {change.undoable && change.what !== 'created' && (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconArrowBackUp size={15} aria-hidden />}
                aria-label={`Undo: ${historyWords(change)}`}
                loading={undo.isPending && undo.variables === change.id}
                onClick={() => undo.mutate(change.id, { onSuccess: onUndone })}
              >
                Undo
              </Button>
            )}
          </li>
        ))}
      </ol>
      {history.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          mt="sm"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </Section>
  );
}

const FIELDS: Readonly<Record<string, string>> = {
  ...{ account_id: 'account', date: 'date', amount: 'amount', payee: 'payee', memo: 'memo', category_id: 'category' },
  ...{ tags: 'tags', splits: 'parts', status: 'status' },
};
const WORDS: Readonly<Record<string, string>> = {
  ...{ created: 'Written down', changed: 'Changed', imported: 'Came with an import', merged: 'Met by an import' },
  ...{ trashed: 'Deleted', restored: 'Restored', undone: 'Taken back', linked: 'Became a transfer' },
  ...{ unlinked: 'Is no transfer any more', reconciled: 'Reconciled' },
  ...{ released: 'Not reconciled any more', ruled: 'Changed by a rule' },
};

/** "Changed: payee and tags". */
function historyWords({ what, fields }: TransactionChange): string {
  const start = WORDS[what] ?? `${what.slice(0, 1).toUpperCase()}${what.slice(1)}`;
  const named = fields.flatMap((field) => FIELDS[field] ?? []);
  return named.length > 0 && (what === 'changed' || what === 'undone') ? `${start}: ${list.format(named)}` : start;
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });
