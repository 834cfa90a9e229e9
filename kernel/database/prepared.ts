import type { Compilable, CompiledQuery } from 'kysely';
import type { Reader, Value } from './tables.ts';

/**
 * A query that Kysely compiles once, not at each call; for the few that run thousands of times a second (compiling costs about as
 * much as SQLite's whole insert). `build` sees placeholders, not values: it must not look at them, only put them where values go.
 *
 * @example
 * const insertReminder = prepared((db, { id, title }: { id: string; title: string }) =>
 *   db.insertInto('reminders').values({ id, title }));
 * await database.write((tx) => insertReminder(tx, { id, title }));
 */
export function prepared<Values extends { readonly [Name in keyof Values]: Value }, Row>(
  build: (db: Reader, values: Values) => Compilable<Row>,
): (db: Reader, values: Values) => Promise<Row[]> {
  /** By adapter: each open database has one, and each compiles for itself. */
  const compiled = new WeakMap<object, CompiledQuery<Row>>();
  return async (db, values) => {
    const { adapter } = db.getExecutor();
    let query = compiled.get(adapter);
    if (!query) {
      query = build(db, placeholders() as Values).compile();
      compiled.set(adapter, query);
    }
    const parameters = query.parameters.map((parameter) =>
      parameter instanceof Placeholder ? values[parameter.name as keyof Values] : parameter,
    );
    const { rows } = await db.executeQuery<Row>({ ...query, parameters });
    return rows;
  };
}

class Placeholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

function placeholders(): object {
  return new Proxy({}, { get: (_, name) => new Placeholder(String(name)) });
}
