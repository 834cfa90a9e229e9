import { IconSparkles } from '@tabler/icons-react';
import type { Operation } from '../../../web/api/api.ts';
import type { KindScreens } from '../../../web/operations/operations.tsx';
import { stateOf } from '../../../web/operations/operations.tsx';

/** How the writing of a summary is told: by how much it is about. */
export const summaryKind: KindScreens = {
  kind: 'appointments.summarize',
  name: 'Sum up days',
  icon: IconSparkles,
  stages: { 'reading the calendar': 'Reading the calendar', writing: 'Writing' },
  headline(operation, format) {
    const { appointments, removed } = resultOf(operation);
    if (removed !== undefined) return removed === 0 ? 'There was nothing left to remove' : 'The summary is gone';
    return appointments === undefined ? stateOf(operation).words : `About ${format.count(appointments, 'appointment')}`;
  },
  applyLabel: ({ status }) => (status === 'rolled_back' ? 'Write it again' : undefined),
  page: () => ({ to: '/appointments/summaries' }),
  schedules: [
    { title: 'Summary of the week', input: { label: 'weekly' } },
    { title: 'Summary of the day', input: { label: 'daily' } },
  ],
};

function resultOf({ result, status }: Operation): { appointments?: number; removed?: number } {
  return status === 'completed' || status === 'rolled_back' ? (result ?? {}) : {};
}
