/**
 * A page of 50 of a gallery of 100,000 creatures beside another person's 100,000, over HTTP: with a tag that every fifth has and a word of
 * every tenth, in each order; beside the plain query, which the database answers as it sees fit. On SQLite, and on PostgreSQL where it is
 * installed.
 *
 *     node bench/creatures-gallery.ts [CREATURES | --small]
 */
import { sql } from 'kysely';
import { join } from 'node:path';
import { openDatabase } from '../kernel/database/database.ts';
import type { Database } from '../kernel/database/database.ts';
import { silent } from '../kernel/log/log.ts';
import { filtered } from '../modules/creatures/creatures.ts';
import { addCreatures } from '../modules/creatures/test/add-creatures.ts';
import type { Given } from '../modules/creatures/test/add-creatures.ts';
import { signUp } from '../test/person.ts';
import type { Person } from '../test/person.ts';
import { freshPostgresql } from '../test/postgresql.ts';
import { count, median, printFigures, quantile, times, withSteward } from './measure.ts';
import type { Figure, Steward } from './measure.ts';

const BATCH = 1000;
const SORTS = ['name', 'species', 'created_at', 'updated_at'];
const ORDERS = SORTS.flatMap((sort) => ['asc', 'desc'].map((order) => `sort=${sort}&order=${order}`));
/** What else people ask of a gallery; all by name. */
const OTHERS: Readonly<Record<string, string>> = {
  'no filter': '',
  'a letter': 'q=b',
  'two letters': 'q=b+c',
  'a tag': 'tag=fire',
  'a rare tag': 'tag=rare',
  'a rare word': 'q=creature77',
  'no such word': 'q=xyzzy',
  'a word and a tag that never meet': 'q=dragon&tag=water',
  'the count of a word': '/count?q=dragon',
};
/** The page after this many. */
const DEEP = 20;

interface Options {
  readonly small: boolean;
  readonly creatures?: number;
}

export async function measureCreaturesGallery({
  small,
  creatures = small ? 300 : 100_000,
}: Options): Promise<Figure[]> {
  const rounds = small ? 2 : 15;
  const figures = await withSteward((steward) => measureOne(steward, { name: 'SQLite', creatures, rounds }));
  const postgresql = await freshPostgresql().catch(() => undefined);
  if (!postgresql) return figures;
  try {
    const env = { DATABASE_URL: postgresql.url };
    const more = await withSteward(
      (steward) => measureOne(steward, { name: 'PostgreSQL', creatures, rounds, ...env }),
      { env },
    );
    return [...figures, ...more];
  } finally {
    await postgresql.drop();
  }
}

async function measureOne(
  { ada, url, folder }: Steward,
  { name, creatures, rounds, DATABASE_URL }: { name: string; creatures: number; rounds: number; DATABASE_URL?: string },
): Promise<Figure[]> {
  const database = await openDatabase({ dataFolder: join(folder, 'data'), DATABASE_URL, log: silent });
  try {
    const owner_id = await fill(database, ada, creatures);
    await fill(database, await signUp(url, 'bob'), creatures);
    // As its own maintenance does, sooner or later.
    if (database.dialect === 'postgresql') await sql`analyze`.execute(database.read);
    const ask = (query: string) => () => answer(ada, url, query);
    const page = (query: string) => ask(query.startsWith('/') ? query : `?limit=50&${query}`);
    const wanted = await timesOf(
      ORDERS.map((order) => page(`q=dragon&tag=fire&${order}`)),
      rounds,
    );
    const bare = await timesOf([() => plainQuery(database, owner_id)], rounds);
    const others = [];
    for (const [what, query] of Object.entries(OTHERS))
      others.push(`${what} ${median(await timesOf([page(query)], rounds)).toFixed(1)}`);
    const deep = await timesOf([page(`q=dragon&tag=fire${await cursorAfter(ada, DEEP)}`)], rounds);
    return [
      {
        what: `Gallery of ${count(creatures)} on ${name}, page of 50 with a tag and a word, p50 and p99`,
        figure: `${median(wanted).toFixed(1)} ms, ${quantile(wanted, 0.99).toFixed(1)} ms`,
        ratio: `${times(median(wanted), median(bare))} the time of the plain query without HTTP`,
        target: '< 20 ms',
      },
      {
        what: `The same with other filters, p50 in ms`,
        figure: [...others, `page ${DEEP} of a tag and a word ${median(deep).toFixed(1)}`].join(', '),
        target: '–',
      },
    ];
  } finally {
    await database.close();
  }
}

async function fill(database: Database, person: Person, creatures: number): Promise<string> {
  const { id: owner_id } = await person.call<{ id: string }>('GET', '/api/v1/auth/me');
  for (let start = 0; start < creatures; start += BATCH) {
    const some = Array.from({ length: Math.min(BATCH, creatures - start) }, (_, index) => creature(start + index));
    await addCreatures(database, { owner_id, creatures: some, nowMs: Date.UTC(2025, 0, 1) + start * 1000 });
  }
  return owner_id;
}

/** Every fifth has the tag, every tenth the word; a few hundred words of a vocabulary in which some are frequent. */
function creature(index: number): Given {
  const words = Array.from({ length: 30 }, (_, place) => word(index * 31 + place));
  const second = (index * 7919) % 100_000;
  return {
    name: `${word(second)} creature${index}`,
    species: `Species ${index % 40}`,
    description: `${words.join(' ')}${second % 10 === 3 ? ' dragon' : ''}`,
    tags: [
      ...(Math.floor(second / 10) % 5 === 0 ? ['fire'] : []),
      ...(second % 10 === 4 || second % 10 === 5 ? ['water'] : []),
      ...(index % 1000 === 7 ? ['rare'] : []),
      `group ${index % 200}`,
    ],
  };
}

/** The lower, the more frequent. */
function word(seed: number): string {
  const chance = Math.abs(Math.sin(seed) * 10_000) % 1;
  const number = Math.floor(chance ** 3 * 3000);
  return `${'bcdfghklmnprstvz'.charAt(number % 16)}${'aeiou'.charAt(number % 5)}${number.toString(36)}`;
}

/** What a page is without its walk: the database chooses how. */
async function plainQuery(database: Database, owner_id: string): Promise<void> {
  await filtered(database.read, { database, owner_id, q: 'dragon', tag: ['fire'] })
    .selectAll('creatures')
    .orderBy('name_key')
    .orderBy('creatures.id')
    .limit(51)
    .execute();
}

/** For the end of a query; of the last page where there are fewer. */
async function cursorAfter(person: Person, pages: number): Promise<string> {
  let cursor = '';
  for (let page = 0; page < pages; page += 1) {
    const { next_cursor } = await person.call<{ next_cursor: string | null }>(
      'GET',
      `/api/v1/creatures?limit=50&q=dragon&tag=fire${cursor}`,
    );
    if (next_cursor === null) return cursor;
    cursor = `&cursor=${next_cursor}`;
  }
  return cursor;
}

async function answer({ token }: Person, url: string, query: string): Promise<void> {
  const reply = await fetch(`${url}/api/v1/creatures${query}`, { headers: { authorization: `Bearer ${token}` } });
  await reply.arrayBuffer();
  if (!reply.ok) throw new Error(`${query} answered ${reply.status}.`);
}

/** Milliseconds; by turns, one at a time, the first round unmeasured. */
async function timesOf(asks: readonly (() => Promise<void>)[], rounds: number): Promise<number[]> {
  const measured: number[] = [];
  for (let round = 0; round <= rounds; round += 1)
    for (const ask of asks) {
      const begin = performance.now();
      await ask();
      if (round > 0) measured.push(performance.now() - begin);
    }
  return measured;
}

if (import.meta.main) {
  const given = Number(process.argv[2]);
  await printFigures(({ small }) => measureCreaturesGallery({ small, ...(given > 0 ? { creatures: given } : {}) }));
}
