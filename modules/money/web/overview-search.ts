/** What the address of the overview says. */
export interface OverviewSearch {
  /** Whose spending: `2026-10`; this one where it says none. */
  readonly month?: string | undefined;
}

export const readOverviewSearch = (search: Record<string, unknown>): OverviewSearch =>
  typeof search['month'] === 'string' && /^(19|2[01])\d\d-(0[1-9]|1[0-2])$/.test(search['month'])
    ? { month: search['month'] }
    : {};
