import { IconChecklist } from '@tabler/icons-react';
import type { ToOptions } from '@tanstack/react-router';
import { createContext, use } from 'react';
import type { ComponentType } from 'react';
import type { Operation } from '../api/api.ts';
import type { Format } from '../design/design.tsx';
import { stateOf } from './operation-state.ts';

/** How one kind of operation is told and shown; a module gives one for each kind it brings. */
export interface KindScreens {
  /** `files.organize` */
  readonly kind: string;
  /** In a list of kinds: "Organise files". */
  readonly name: string;
  readonly icon: ComponentType<{ size?: number | string }>;
  /** What its stages are called: `moving` → "Moving files". */
  readonly stages?: Readonly<Record<string, string>>;
  /** What a preview found, what was done, or what was undone, in numbers: "Moved 1,204 files (3.4 GB)". */
  headline(operation: Operation, format: Format): string;
  /** What applying this very preview will do: "Move 1,204 files". Undefined: there is nothing to do. */
  applyLabel(operation: Operation, format: Format): string | undefined;
  /** The page that shows it whole. */
  page?(operation: Operation): ToOptions;
  /** Where to start one like it, filled in. */
  again?(operation: Operation): ToOptions;
  /** What of it a person may want to be started by itself. */
  readonly schedules?: readonly { readonly title: string; readonly input: Readonly<Record<string, unknown>> }[];
}

const KindsContext = createContext<readonly KindScreens[]>([]);

export const KindsProvider = KindsContext.Provider;

/** Kinds whose module has no screens here are told by their title and state. */
export function useKind(kind: string): KindScreens {
  return use(KindsContext).find((each) => each.kind === kind) ?? { ...PLAIN, kind, name: kind };
}

export function useAllKinds(): readonly KindScreens[] {
  return use(KindsContext);
}

const PLAIN: Omit<KindScreens, 'kind' | 'name'> = {
  icon: IconChecklist,
  headline: (operation) => stateOf(operation).words,
  applyLabel: () => 'Apply',
};
