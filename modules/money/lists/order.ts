import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { TransactionQuery } from './lists.schema.ts';

/** What a list is ordered by; the id comes last. */
export const ORDERS = {
  date: ['date', 'id'],
  amount: ['amount_minor', 'date', 'id'],
  payee: ['payee_key', 'date', 'id'],
} as const;

/** Where a transaction stands in a list: its values of `ORDERS`. */
export type Position = readonly (string | bigint)[];

export type Page = Pick<TransactionQuery, 'sort' | 'order'> & { limit: number; after?: Position | undefined };

/** Beyond a position, in the page's direction: an index of the order answers it. */
export function beyond(position: Position, { sort, order }: Pick<Page, 'sort' | 'order'>): RawBuilder<boolean> {
  const columns = sql.join(ORDERS[sort].map((column) => sql.ref(`transactions.${column}`)));
  return sql<boolean>`(${columns}) ${sql.raw(order === 'asc' ? '>' : '<')} (${sql.join([...position])})`;
}

/** The day of a position by date. */
export function dayOf(position: Position | undefined): string | undefined {
  const [day] = position ?? [];
  return typeof day === 'string' ? day : undefined;
}

/** Just before the first transaction of a day, in a list by date. */
export function positionBefore(day: string | undefined, order: Page['order']): Position | undefined {
  if (day === undefined) return undefined;
  return [order === 'asc' ? day : Temporal.PlainDate.from(day).add({ days: 1 }).toString(), ''];
}
