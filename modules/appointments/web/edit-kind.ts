import { IconCalendarCog } from '@tabler/icons-react';
import type { Operation } from '../../../web/api/api.ts';
import type { Format } from '../../../web/design/design.tsx';
import type { KindScreens } from '../../../web/operations/operations.tsx';
import { stateOf } from '../../../web/operations/operations.tsx';

/** How a change of many appointments is told. */
export const editKind: KindScreens = {
  kind: 'appointments.edit',
  name: 'Change appointments',
  icon: IconCalendarCog,
  stages: { changing: 'Changing appointments', 'changing back': 'Changing them back' },
  headline,
  applyLabel(operation, format) {
    const { appointments } = numbersOf(operation);
    if (!appointments) return undefined;
    return `${deletes(operation) ? 'Delete' : 'Change'} ${format.count(appointments, 'appointment')}`;
  },
};

function headline(operation: Operation, format: Format): string {
  const numbers = numbersOf(operation);
  const many = (count: number) => format.count(count, 'appointment');
  const told = (start: string, rest: readonly (readonly [count: number | undefined, words: string])[]) =>
    [start, ...rest.flatMap(([count, words]) => (count ? [`${format.number(count)} ${words}`] : []))].join(', ');
  const { appointments, unchanged, changed, skipped, failed, restored, left } = numbers;
  if (restored !== undefined) return told(`${many(restored)} as before`, [[left, 'left as they are']]);
  if (changed !== undefined)
    return told(`${deletes(operation) ? 'Deleted' : 'Changed'} ${many(changed)}`, [
      [skipped, 'left as they were'],
      [failed, 'failed'],
    ]);
  if (appointments !== undefined) return told(`${many(appointments)} to change`, [[unchanged, 'as wanted already']]);
  return stateOf(operation).words;
}

/** Of a preview, a run or an undo. */
type Numbers = Readonly<
  Partial<Record<'appointments' | 'unchanged' | 'changed' | 'skipped' | 'failed' | 'restored' | 'left', number>>
>;

function numbersOf({ result }: Operation): Numbers {
  return result ?? {};
}

function deletes({ input }: Operation): boolean {
  return (input as { edit: { delete?: true } }).edit.delete === true;
}
