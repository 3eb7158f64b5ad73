import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Database } from "./database.ts";
import { type MovedTable, tableKeys } from "./table-keys.ts";

type Row = Readonly<Record<string, unknown>>;

/** How many rows a table has, and the sum of their hashes: the same whatever their order. */
export interface Fingerprint {
  readonly rows: number;
  readonly sum: string;
}

/** Rows that one statement carries; a brief has its whole article in it. */
const BATCH = 1_000;
const BRIEF_BATCH = 50;

/** The target has rows that the source does not have. */
export class MoveError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "MoveError";
  }
}

/**
 * Copies every table from a store that nobody may write meanwhile, then compares counts and checksums. May be begun
 * again after an interruption: rows that are there already are left. `tell` hears of each table when it is verified.
 * Throws a MoveError where the target does not hold exactly what the source does.
 */
export async function moveStore(
  source: Database,
  target: Database,
  tell: (table: MovedTable, fingerprint: Fingerprint) => void,
): Promise<void> {
  await sql`begin immediate`.execute(source.query);
  try {
    const tables = Object.keys(tableKeys) as MovedTable[];
    for (const table of tables)
      for await (const rows of readBatches(source, table)) await add(target, table, rows);
    await sql`select setval(pg_get_serial_sequence('sibling_article', 'number'),
      (select coalesce(max(number), 0) + 1 from sibling_article), false)`.execute(target.query);
    for (const table of tables) tell(table, await verify(source, target, table));
  } finally {
    await sql`rollback`.execute(source.query);
  }
}

async function verify(source: Database, target: Database, table: MovedTable): Promise<Fingerprint> {
  const [expected, found] = [await fingerprint(source, table), await fingerprint(target, table)];
  if (expected.rows !== found.rows)
    throw new MoveError(
      `${table}: ${expected.rows} rows in the source, ${found.rows} in the target. Move to a database that nobody uses yet.`,
    );
  if (expected.sum !== found.sum)
    throw new MoveError(`${table}: as many rows, but other contents. Move to an empty database.`);
  return found;
}

/** Counts a table's rows and adds up their hashes, modulo 2^256. */
export async function fingerprint(database: Database, table: MovedTable): Promise<Fingerprint> {
  let rows = 0;
  let sum = 0n;
  for await (const batch of readBatches(database, table))
    for (const row of batch) {
      rows++;
      sum = BigInt.asUintN(256, sum + BigInt(`0x${hashRow(row)}`));
    }
  return { rows, sum: sum.toString(16).padStart(64, "0") };
}

/** PostgreSQL gives large numbers as text: a number is compared as it is written. */
function hashRow(row: Row): string {
  const fields = Object.keys(row)
    .sort()
    .map((name) => [name, row[name] === null ? null : String(row[name])]);
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}

/** All rows in the order of their key, some at a time. */
async function* readBatches({ query }: Database, table: MovedTable): AsyncGenerator<readonly Row[]> {
  const keys: readonly string[] = tableKeys[table];
  const columns = sql.join(keys.map((key) => sql.ref(key)));
  const limit = table === "brief" ? BRIEF_BATCH : BATCH;
  let last: Row | undefined;
  do {
    const after =
      last === undefined ? sql`` : sql`where (${columns}) > (${sql.join(keys.map((key) => last![key]))})`;
    const { rows } =
      await sql<Row>`select * from ${sql.table(table)} ${after} order by ${columns} limit ${sql.lit(limit)}`.execute(
        query,
      );
    if (rows.length > 0) yield rows;
    last = rows.length < limit ? undefined : rows.at(-1);
  } while (last !== undefined);
}

async function add({ query }: Database, table: MovedTable, rows: readonly Row[]): Promise<void> {
  const names = Object.keys(rows[0]!);
  const values = rows.map((row) => sql`(${sql.join(names.map((name) => row[name]))})`);
  await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
    values ${sql.join(values)} on conflict do nothing`.execute(query);
}
