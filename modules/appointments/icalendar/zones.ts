import { knownZone } from '../recurrence/recurrence.ts';
import { firstValue } from './components.ts';
import type { RawComponent } from './components.ts';
import type { Zones } from './moments.ts';
import { fromWindows } from './windows-zones.ts';
import { zoneByRules } from './zone-by-rules.ts';

/** Zones of their own making that one file may have: each costs a look at all that there are. */
const MOST_GUESSES = 100;

/**
 * What a file's TZIDs mean: IANA names, with whatever stands before them (`/mozilla.org/20050126_1/Europe/Berlin`), Windows' names,
 * what a VTIMEZONE says of itself, and at last the zone whose clocks go as its rules say.
 */
export function zonesOf(components: readonly RawComponent[], { floating }: { floating: string }): Zones {
  const described = new Map(components.map((component) => [unquoted(firstValue(component, 'TZID') ?? ''), component]));
  const found = new Map<string, string | undefined>();
  let guesses = 0;
  const guess = (component: RawComponent) => {
    guesses += 1;
    return guesses > MOST_GUESSES ? undefined : byDescription(component, floating);
  };
  return {
    floating,
    find(tzid) {
      const name = unquoted(tzid);
      if (!found.has(name)) {
        const component = described.get(name);
        found.set(name, byName(name) ?? (component && guess(component)));
      }
      return found.get(name);
    },
  };
}

function byName(name: string): string | undefined {
  if (name === '' || name.length > 200) return undefined;
  const parts = name.split('/').filter((part) => part !== '');
  for (const length of [parts.length, 3, 2, 1]) {
    const tail = parts.slice(-length).join('/');
    const zone = fromWindows(tail) ?? knownZone(tail);
    if (zone !== undefined) return zone;
  }
  return undefined;
}

function byDescription(component: RawComponent, preferred: string): string | undefined {
  return byName(firstValue(component, 'X-LIC-LOCATION') ?? '') ?? zoneByRules(component, preferred);
}

function unquoted(name: string): string {
  return name.trim().replaceAll(/^"|"$/g, '');
}
