import { Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../../web/api/api.ts';
import { scheduleKeys, schedulesOptions, timeWords, toastProblem } from '../../../web/operations/operations.tsx';
import { usePerson } from '../../../web/session/session.tsx';
import classes from './summaries.module.css';
import { summaryKind } from './summary-kind.ts';

const MONDAY_AT_SEVEN = '0 7 * * 1';

/** The week's summary by itself, every Monday morning. */
export function WeeklySwitch() {
  const client = useQueryClient();
  const person = usePerson();
  const { data } = useQuery(schedulesOptions);
  const mine = data?.items.find(({ kind, input }) => kind === summaryKind.kind && input['label'] === 'weekly');
  const turn = useMutation({
    mutationFn: async (on: boolean) => {
      if (mine) {
        const params = { path: { id: mine.id } };
        await ask(api.PATCH('/api/v1/schedules/{id}', { params, body: { paused: !on } }));
      } else if (on) {
        const body = { kind: summaryKind.kind, input: { label: 'weekly' }, cron: MONDAY_AT_SEVEN };
        await ask(api.POST('/api/v1/schedules', { body }));
      }
    },
    onError: (error) => toastProblem(error),
    onSettled: () => client.invalidateQueries({ queryKey: scheduleKeys.all }),
  });
  const on = turn.isPending ? turn.variables : mine !== undefined && !mine.paused;
  const words = mine && mine.cron !== MONDAY_AT_SEVEN ? mine.words : 'Every Monday at 7:00';
  return (
    <div className={classes.weekly}>
      <Switch
        checked={on}
        disabled={data === undefined}
        onChange={({ currentTarget }) => turn.mutate(currentTarget.checked)}
        label={words}
        description={
          mine?.next_at && on
            ? `The summary of your week, next on ${timeWords(mine.next_at, mine, person)}`
            : 'The summary of your week, by itself'
        }
      />
    </div>
  );
}
