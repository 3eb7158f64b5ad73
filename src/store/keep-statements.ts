import type { SqliteDatabase } from "kysely";

type Statement = ReturnType<SqliteDatabase["prepare"]>;

/** More distinct statements than the store has; lists of different lengths make them many. */
const KEPT = 200;

/**
 * Keeps compiled statements by their text, the last used ones: compiling costs more than running, and what is compiled
 * anew for each query holds native memory until the garbage collector finds it.
 */
export function keepStatements(file: SqliteDatabase): SqliteDatabase {
  const kept = new Map<string, Statement>();
  return {
    close: () => file.close(),
    prepare(sql) {
      const statement = kept.get(sql) ?? file.prepare(sql);
      kept.delete(sql);
      kept.set(sql, statement);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return statement;
    },
  };
}
