/** One rule: what it looks for, and what it then does. */
export interface MoneyRuleTable {
  id: string;
  owner_id: string;
  /** Its place: the first one that matches wins. */
  position: number;
  name: string;
  /** 0 or 1 */
  active: number;
  /** JSON: `{match, conditions}`, see `planning.schema.ts`; amounts as decimal text. */
  conditions: string;
  /** What it sets. A column of its own, so that a rule never names a category that is not there; null where it sets none. */
  category_id: string | null;
  /** JSON: `{payee, tags}`. */
  actions: string;
  revision: number;
  created_at: string;
  updated_at: string;
}

/** Payees for which a person wants no rule suggested. */
export interface MoneyRuleDismissedTable {
  owner_id: string;
  /** `sortKey(payee)`, without the words that differ from booking to booking. */
  payee_key: string;
  created_at: string;
}

/** From a month on, until the next row of the same category and currency. */
export interface BudgetTable {
  owner_id: string;
  category_id: string;
  currency: string;
  /** `YYYY-MM` */
  month: string;
  /** null: there is none from here on. */
  amount_minor: bigint | null;
  /** 1: what is left, or was spent beyond it, goes to the next month. */
  rollover: number;
  updated_at: string;
}

export interface GoalTable {
  id: string;
  owner_id: string;
  name: string;
  target_minor: bigint;
  currency: string;
  /** `YYYY-MM-DD` */
  due_on: string | null;
  /** Whose balance is what is saved; null: `saved_minor` is. */
  account_id: string | null;
  saved_minor: bigint;
  color: string;
  done_at: string | null;
  revision: number;
  created_at: string;
  updated_at: string;
}

/** What was saved by hand at the end of a day: how fast a goal without an account comes closer. */
export interface GoalDayTable {
  goal_id: string;
  date: string;
  saved_minor: bigint;
}

declare module '../../../kernel/database/database.ts' {
  interface Tables {
    money_rules: MoneyRuleTable;
    money_rules_dismissed: MoneyRuleDismissedTable;
    budgets: BudgetTable;
    goals: GoalTable;
    goal_days: GoalDayTable;
  }
}
