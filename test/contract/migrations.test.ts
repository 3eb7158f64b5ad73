import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  Kysely,
  type Migration,
  Migrator,
  PostgresDialect,
  SqliteDialect,
  sql,
  type TableMetadata,
} from "kysely";
import Libsql from "libsql";
import pg from "pg";
import { afterEach, describe, expect, test } from "vitest";
import { ConfigurationError } from "../../src/config.ts";
import { DATABASE_FILE, type Database, openPostgres, openSqlite } from "../../src/store/database.ts";
import { migrations } from "../../src/store/migrations/index.ts";

const postgresUrl = process.env.TEST_DATABASE_URL;
const names = Object.keys(migrations);

// biome-ignore lint/suspicious/noExplicitAny: the schema of an earlier version has no type
type AnyDatabase = Kysely<any>;

/** An empty database of one dialect: bare for building an earlier version, and as the program opens it. */
interface Place {
  bare(): AnyDatabase;
  open(): Promise<Database>;
  remove(): Promise<void>;
}

function placeSqlite(): Place {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-test-"));
  return {
    bare() {
      const database = new Libsql(join(folder, DATABASE_FILE));
      database.pragma("foreign_keys = ON");
      return new Kysely({ dialect: new SqliteDialect({ database: database as never }) });
    },
    open: () => openSqlite(folder),
    remove: async () => rmSync(folder, { recursive: true }),
  };
}

async function placePostgres(): Promise<Place> {
  const name = `migrations_${randomBytes(6).toString("hex")}`;
  const ask = async (statement: string) => {
    const client = new pg.Client({ connectionString: postgresUrl });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await ask(`create database ${name}`);
  const url = new URL(postgresUrl!);
  url.pathname = `/${name}`;
  return {
    bare: () =>
      new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url.href }) }) }),
    open: () => openPostgres(url.href),
    remove: () => ask(`drop database ${name} with (force)`),
  };
}

async function buildVersion(query: AnyDatabase, dialect: Database["dialect"], last: string): Promise<void> {
  const steps = Object.entries(migrations).map(([name, step]): [string, Migration] => [
    name,
    { up: (db) => step(db, dialect) },
  ]);
  const provider = { getMigrations: async () => Object.fromEntries(steps) };
  const { error } = await new Migrator({ db: query, provider }).migrateTo(last);
  if (error !== undefined) throw error;
}

async function tablesOf(query: AnyDatabase): Promise<TableMetadata[]> {
  const tables = await query.introspection.getTables();
  return tables.filter(({ isView }) => !isView).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One row in every table: every text is "1" and every number 1, so that rows refer to one another. */
async function fill(query: AnyDatabase): Promise<string[]> {
  let waiting = await tablesOf(query);
  const filled: string[] = [];
  while (waiting.length > 0) {
    const failed: TableMetadata[] = [];
    for (const table of waiting) {
      const values = table.columns
        .filter(({ isAutoIncrementing }) => !isAutoIncrementing)
        .map(({ name, dataType }) => [name, /text|char/i.test(dataType) ? "1" : 1]);
      const inserted = query.insertInto(table.name).values(Object.fromEntries(values));
      await inserted.execute().then(
        () => filled.push(table.name),
        () => failed.push(table),
      );
    }
    if (failed.length === waiting.length) throw new Error(`no row for ${failed.map(({ name }) => name)}`);
    waiting = failed;
  }
  return filled;
}

async function shapeOf(query: AnyDatabase): Promise<unknown> {
  const tables = await tablesOf(query);
  return tables.map(({ name, columns }) => [
    name,
    columns.map(({ name, dataType, isNullable }) => [name, dataType, isNullable]).sort(),
  ]);
}

function migrationContract(dialect: Database["dialect"], make: () => Promise<Place>): void {
  const places: Place[] = [];
  const newPlace = async () => {
    const place = await make();
    places.push(place);
    return place;
  };
  afterEach(async () => {
    for (const place of places.splice(0)) await place.remove();
  });

  test.each(names)("from %s everything that was kept is kept, in today's schema", async (version) => {
    const fresh = await (await newPlace()).open();
    const place = await newPlace();
    const earlier = place.bare();
    await buildVersion(earlier, dialect, version);
    const filled = await fill(earlier);
    await earlier.destroy();
    const { query, close } = await place.open();
    expect(await shapeOf(query)).toEqual(await shapeOf(fresh.query));
    const today = new Set((await tablesOf(query)).map(({ name }) => name));
    for (const table of filled.filter((name) => today.has(name))) {
      const { rows } = await sql`select * from ${sql.table(table)}`.execute(query);
      expect([table, rows.length]).toEqual([table, 1]);
    }
    await close();
    // A second start has nothing to do.
    await (await place.open()).close();
    await fresh.close();
  });

  test("a store of a newer version is left as it is, and the operator is told", async () => {
    const place = await newPlace();
    const { query, close } = await place.open();
    const newer = { name: "999-tomorrow", timestamp: new Date().toISOString() };
    await (query as AnyDatabase).insertInto("kysely_migration").values(newer).execute();
    const before = await shapeOf(query);
    await close();
    const error = await place.open().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toMatch(/newer version.*999-tomorrow/);
    const untouched = place.bare();
    expect(await shapeOf(untouched)).toEqual(before);
    await untouched.destroy();
  });
}

describe("the embedded store's schema", () => migrationContract("sqlite", async () => placeSqlite()));

describe.skipIf(postgresUrl === undefined)(
  "PostgreSQL's schema (skipped unless TEST_DATABASE_URL names an empty database)",
  () => migrationContract("postgres", placePostgres),
);
