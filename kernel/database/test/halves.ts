import type { Migration } from '../database.ts';

declare module '../database.ts' {
  interface Tables {
    /** Every write of the tests makes both halves, or none. */
    test_halves: { id: string; half: number };
  }
}

export const halves: Migration = {
  name: 'test/0001-halves',
  up: ({ createTable }) =>
    createTable(
      'test_halves',
      { id: 'text not null', half: 'integer not null' },
      { constraints: ['primary key (id, half)'] },
    ),
};
