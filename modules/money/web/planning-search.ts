/** What the address of the budgets says. */
export interface BudgetsSearch {
  /** `YYYY-MM`; left out: this one. */
  readonly month?: string | undefined;
}

export function readBudgetsSearch({ month }: Record<string, unknown>): BudgetsSearch {
  return typeof month === 'string' && /^(19|2[01])\d\d-(0[1-9]|1[0-2])$/.test(month) ? { month } : {};
}

/** What the address of the rules says. */
export interface RulesSearch {
  /** The rule that is being edited: its id, or new. */
  readonly rule?: string | undefined;
}

export function readRulesSearch({ rule }: Record<string, unknown>): RulesSearch {
  return typeof rule === 'string' && /^(new|[0-9a-f-]{36})$/.test(rule) ? { rule } : {};
}
