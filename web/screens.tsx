import type { QueryClient } from '@tanstack/react-query';
import type { ToOptions } from '@tanstack/react-router';
import { createContext, use } from 'react';
import type { ComponentType } from 'react';
import type { Person } from './api/api.ts';
import type { KindScreens } from './operations/operations.tsx';

type Icon = ComponentType<{ size?: number | string; stroke?: number | string }>;

/** One entry of the navigation. */
export interface Place {
  readonly label: string;
  readonly icon: Icon;
  /** A path; the place is shown as the present one on every page below it. */
  readonly to: string;
  /** After `g`. */
  readonly key: string;
  /** The number of operations under way stands beside it. */
  readonly counted?: true;
}

/** A thing to begin with, one click away: on Today and in the search. */
export interface Beginning {
  readonly title: string;
  readonly text: string;
  readonly icon: Icon;
  readonly go: ToOptions;
}

/** Something that the search over everything found: it leads somewhere, or does something. */
export interface Found {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon: Icon;
  readonly go?: ToOptions;
  readonly act?: () => Promise<void>;
}

/** Who searches. */
export interface Seeker {
  readonly person: Person;
  readonly client: QueryClient;
}

/** What one module shows of itself; its `web/routes.tsx` exports this beside its routes. */
export interface Screens {
  readonly places: readonly Place[];
  readonly beginnings: readonly Beginning[];
  readonly kinds: readonly KindScreens[];
  /** What it has to say on Today; loaded when Today is opened. */
  readonly today?: ComponentType;
  /** Its own things by name, for the search over everything. */
  readonly search?: {
    readonly group: string;
    find(text: string, seeker: Seeker): Promise<readonly Found[]>;
  };
}

const ScreensContext = createContext<readonly Screens[]>([]);

export const ScreensProvider = ScreensContext.Provider;

export function useScreens(): readonly Screens[] {
  return use(ScreensContext);
}
