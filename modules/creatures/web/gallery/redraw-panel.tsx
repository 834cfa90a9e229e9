import { Button, CloseButton, Group } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Operation } from '../../../../web/api/api.ts';
import { useFormat, useNow } from '../../../../web/design/design.tsx';
import { ProgressPanel, isLiving, recentOptions, useAct } from '../../../../web/operations/operations.tsx';
import { redrawKind } from '../kinds/kinds.tsx';
import classes from './gallery.module.css';

/** How long one that was stopped offers to go on. */
const OFFERED_MS = 3_600_000;

/** The redraw that is under way, or that was stopped: how far it is, and how to stop it or go on. */
export function RedrawPanel({ redraw }: { redraw: Operation | undefined }) {
  const [put, setPut] = useState<string>();
  const format = useFormat();
  const now = useNow();
  const cancel = useAct('cancel');
  const retry = useAct('retry');
  if (!redraw || redraw.operation_id === put) return null;
  const living = isLiving(redraw);
  const stopped = redraw.can.retry && now - Date.parse(redraw.finished_at ?? '') < OFFERED_MS;
  if (!living && !stopped) return null;
  return (
    <section className={classes.redraw} aria-label="Redraw">
      {living ? (
        <ProgressPanel operation={redraw} />
      ) : (
        <p className={classes.stopped}>
          <strong>{redraw.status === 'cancelled' ? 'Drawing was stopped' : 'Drawing failed'}</strong>
          <span>{redraw.error?.title ?? redrawKind.headline(redraw, format)}</span>
        </p>
      )}
      <Group gap="xs">
        {redraw.can.cancel && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlayerStop size={16} aria-hidden />}
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ operation: redraw })}
          >
            Stop
          </Button>
        )}
        {stopped && (
          <>
            <Button
              size="xs"
              leftSection={<IconPlayerPlay size={16} aria-hidden />}
              loading={retry.isPending}
              onClick={() => retry.mutate({ operation: redraw })}
            >
              Go on
            </Button>
            <CloseButton aria-label="Put this away" onClick={() => setPut(redraw.operation_id)} />
          </>
        )}
      </Group>
    </section>
  );
}

/** The latest redraw of many. */
export function useLatestRedraw(): Operation | undefined {
  const { data } = useQuery(recentOptions);
  return data?.find(({ kind }) => kind === redrawKind.kind);
}
