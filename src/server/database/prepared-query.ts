import type { Compilable, CompiledQuery, Kysely, QueryResult } from 'kysely';
import type { GateSchema } from './schema.ts';

/**
 * A query of a form's way, compiled once for each database and then given its values: building and compiling one takes several
 * times as long as SQLite needs for it.
 * @param build uses each of its values as a value of the query and for nothing else: at that time they are placeholders
 */
export function preparedQuery<Values extends readonly unknown[], Row>(
  build: (db: Kysely<GateSchema>, ...values: Values) => Compilable<Row>,
): (db: Kysely<GateSchema>, ...values: Values) => Promise<QueryResult<Row>> {
  const compiled = new WeakMap<object, CompiledQuery<Row>>();
  return (db, ...values) => {
    // Each database has a plugin of its own, which its transactions share.
    const [plugin] = db.getExecutor().plugins;
    if (plugin === undefined) return db.executeQuery(build(db, ...values).compile());
    const query = compiled.get(plugin) ?? build(db, ...placeholders<Values>(values.length)).compile();
    compiled.set(plugin, query);
    const parameters = query.parameters.map((given) =>
      given instanceof Placeholder ? values[given.index] : given,
    );
    return db.executeQuery({ ...query, parameters });
  };
}

/** Inserts rows of one table, each with all of its columns. */
export function preparedInsert<Table extends keyof GateSchema & string>(
  table: Table,
): (db: Kysely<GateSchema>, row: GateSchema[Table]) => Promise<void> {
  type Insert = (db: Kysely<GateSchema>, ...values: readonly unknown[]) => Promise<unknown>;
  const inserts = new Map<string, Insert>();
  return async (db, row) => {
    const columns = Object.keys(row);
    const name = columns.join();
    const insert =
      inserts.get(name) ??
      preparedQuery((own, ...values: readonly unknown[]) =>
        own
          .insertInto(table)
          .values(Object.fromEntries(columns.map((column, index) => [column, values[index]])) as never),
      );
    inserts.set(name, insert);
    await insert(db, ...Object.values(row));
  };
}

class Placeholder {
  readonly index: number;

  constructor(index: number) {
    this.index = index;
  }
}

function placeholders<Values extends readonly unknown[]>(count: number): Values {
  return Array.from({ length: count }, (_, index) => new Placeholder(index)) as unknown as Values;
}
