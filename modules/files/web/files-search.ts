import type { EntryState } from '../../../web/api/api.ts';
import { STATES } from './plan-states.ts';
import { WAYS } from './ways.ts';
import type { Mode } from './ways.ts';

/** What is chosen on the organise page. */
export interface OrganiseSearch {
  readonly path?: string | undefined;
  readonly mode?: string | undefined;
  readonly template?: string | undefined;
  readonly hidden?: boolean | undefined;
  readonly links?: boolean | undefined;
}

/** What is looked at on the page of a plan. */
export interface PlanSearch {
  /** A state of entries. */
  readonly show?: EntryState | undefined;
  /** A target folder. */
  readonly folder?: string | undefined;
  readonly q?: string | undefined;
}

export function readOrganiseSearch(search: Record<string, unknown>): OrganiseSearch {
  return {
    ...texts(search, ['path', 'mode', 'template']),
    ...(search['hidden'] === true ? { hidden: true } : {}),
    ...(search['links'] === true ? { links: true } : {}),
  };
}

export function readPlanSearch(search: Record<string, unknown>): PlanSearch {
  const { show, ...rest } = texts(search, ['show', 'folder', 'q']);
  const state = STATES.find((each) => each === show);
  return { ...rest, ...(state ? { show: state } : {}) };
}

export function modeOf({ mode }: OrganiseSearch): Mode {
  return WAYS.find((way) => way.mode === mode)?.mode ?? 'category_year';
}

/** A folder may be called 2023: an address gives that as a number. */
function texts<Name extends string>(search: Record<string, unknown>, names: readonly Name[]) {
  const given = names.flatMap((name): [Name, string][] => {
    const value = search[name];
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    return text === '' ? [] : [[name, text]];
  });
  return Object.fromEntries(given) as { [N in Name]?: string };
}
