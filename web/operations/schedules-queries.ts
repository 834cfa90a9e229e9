import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/api.ts';

export const scheduleKeys = { all: ['schedules'] } as const;

/** What is started again and again: never more than a hundred. */
export const schedulesOptions = queryOptions({
  queryKey: scheduleKeys.all,
  queryFn: () => ask(api.GET('/api/v1/schedules')),
});
