import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { migrate } from "./migrate.ts";
import type { Tables } from "./tables.ts";

/** Connections that one instance opens at most: ten instances fit into PostgreSQL's default of a hundred. */
const CONNECTIONS = 8;

/** Milliseconds. */
const CONNECT_WITHIN = 5_000;
const STATEMENT_WITHIN = 30_000;
const IDLE_TRANSACTION_WITHIN = 60_000;
const SILENT_FOR = STATEMENT_WITHIN + 5_000;

/** Names the lock under which the schema is changed; any number that nobody else uses. */
const SCHEMA_LOCK = 7_204_611_905;

/**
 * A pool of connections to an address such as `postgres://user@host/database`. What breaks is replaced at the next query,
 * so that a server may restart; a connection on which nothing is heard is given up (a cut network says nothing).
 */
export function connectPostgres(url: string): Kysely<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN,
    statement_timeout: STATEMENT_WITHIN,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_WITHIN,
    keepAlive: true,
    application_name: "dragoman",
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  pool.on("connect", giveUpWhenSilent);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** The pool closes idle connections after 10 s: one that is silent for longer waits for an answer that was lost. */
function giveUpWhenSilent(client: pg.PoolClient): void {
  surviveEnd(client);
  const { stream } = (client as unknown as { connection: { stream: import("node:net").Socket } }).connection;
  stream.setTimeout(SILENT_FOR, () => stream.destroy(new Error("PostgreSQL is not heard of any more")));
}

/** The query under way fails by itself; the pool listens to idle connections only, and nobody's error ends the process. */
function surviveEnd(client: pg.PoolClient): void {
  client.on("error", () => {});
}

/**
 * Brings the schema up to date under an advisory lock, so that any number of instances may start at once: the first
 * does the work, the others wait. A step may take as long as it needs.
 */
export async function migratePostgres(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: CONNECT_WITHIN });
  pool.on("error", () => {});
  pool.on("connect", surviveEnd);
  const query = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    const holder = await pool.connect();
    try {
      await holder.query("select pg_advisory_lock($1)", [SCHEMA_LOCK]);
      await migrate(query, "postgres");
    } finally {
      // A lock ends with its connection, whatever state that is in.
      holder.release(true);
    }
  } finally {
    await query.destroy();
  }
}
