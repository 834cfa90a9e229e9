import { Anchor, Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Creature } from '../../../../web/api/api.ts';
import { ErrorNotice, RelativeTime, Section } from '../../../../web/design/design.tsx';
import { historyOptions } from '../creature-options.ts';
import classes from './creature.module.css';
import { historyWords } from './history-words.ts';
import { useCreatureChanges } from '../use-creature-changes.ts';

/** What happened to it; the latest can be taken back. */
export function History({ creature }: { creature: Creature }) {
  const history = useInfiniteQuery(historyOptions(creature.id));
  const { undo } = useCreatureChanges(creature);
  const changes = history.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title="History">
      {history.error && <ErrorNotice error={history.error} retry={() => void history.refetch()} />}
      <ol className={classes.history}>
        {changes.map((change) => (
          <li key={change.id}>
            <span className={classes.change}>
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
            {change.undoable && (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconArrowBackUp size={15} aria-hidden />}
                aria-label={`Undo: ${historyWords(change)}`}
                loading={undo.isPending && undo.variables === change.id}
                onClick={() => undo.mutate(change.id)}
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
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </Section>
  );
}
