import { getRouteApi } from '@tanstack/react-router';
import type { Entry, Operation } from '../../../../web/api/api.ts';
import { PlanList } from '../../../../web/operations/operations.tsx';
import type { useExclusions } from '../../../../web/operations/operations.tsx';
import { usePerson } from '../../../../web/session/session.tsx';
import { planOf } from './import-numbers.ts';
import { ACTIONS } from './import-search.ts';
import type { Action } from './import-search.ts';

const route = getRouteApi('/appointments/import/$operationId');
const NAMES: Readonly<Record<Action, string>> = {
  create: 'New',
  change: 'Changed',
  read: 'Broken',
  keep: 'Unchanged',
};

/** The plan, or what became of it, event by event. */
export function ImportEntries({ operation, off }: { operation: Operation; off?: ReturnType<typeof useExclusions> }) {
  const navigate = route.useNavigate();
  const { show } = route.useSearch();
  const { locale } = usePerson();
  const counts = countsOf(operation);
  return (
    <PlanList
      operation={operation}
      label="Events"
      shelves={ACTIONS.map((action) => ({
        ...{ action, name: NAMES[action], count: counts?.[action] },
        choosing: action === 'create' || action === 'change',
      }))}
      show={show}
      onShow={(value) => void navigate({ search: { show: value }, replace: true, resetScroll: false })}
      off={off}
      target={({ action, target }) => (action === 'read' ? '' : inTheirWords(target ?? '', locale))}
      said={said}
    />
  );
}

/** The plan begins with the day as the calendar's tables have it, "2026-03-01 15:00": a person reads their own. */
function inTheirWords(target: string, locale: string): string {
  return target.replace(/^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?/u, (_, day: string, time?: string) =>
    new Intl.DateTimeFormat(locale, {
      ...({ dateStyle: 'medium', timeZone: 'UTC' } as const),
      ...(time !== undefined && { timeStyle: 'short' as const }),
    }).format(new Date(`${day}T${time ?? '00:00'}Z`)),
  );
}

const STATES: Partial<Record<Entry['state'], string>> = { excluded: 'switched off', undone: 'taken back' };

const LEFT: Readonly<Record<string, string>> = {
  'changed-since-the-preview': 'left: you changed it after the preview',
  'came-here-since-the-preview': 'left: it came here after the preview',
  'changed-since-the-import': 'left: you changed it since',
};

function said({ action, state, reason }: Entry) {
  const words =
    action === 'keep' ? undefined : (STATES[state] ?? (reason === null ? undefined : (LEFT[reason] ?? reason)));
  return words === undefined ? undefined : { words, warn: action === 'read' || state === 'left' };
}

/** Known as long as the preview is what there is. */
function countsOf(operation: Operation): Readonly<Record<Action, number>> | undefined {
  const plan = planOf(operation);
  return plan && { create: plan.new, change: plan.changed, read: plan.broken, keep: plan.unchanged };
}
