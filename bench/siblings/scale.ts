import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { openPostgres, openSqlite } from "../../src/store/database.ts";
import { fillStore } from "./fill-store.ts";

const SIZES = [10_000, 100_000, 1_000_000];
const MEASURE = join(import.meta.dirname, "measure-scale.ts");

/**
 * Measures candidates and insertion among 10,000 to 1,000,000 synthetic articles: on PostgreSQL where
 * SCALE_DATABASE_URL names an empty database, else on SQLite. What is measured goes through the index.
 */
export async function siblingsScale(): Promise<void> {
  console.log(
    "| database | articles | candidates p50 ms | p95 ms | found | insertion articles/s | process MB |",
  );
  console.log("|---|---|---|---|---|---|---|");
  const url = process.env.SCALE_DATABASE_URL;
  await (url === undefined ? scaleSqlite() : scalePostgres(url));
}

async function scaleSqlite(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "siblings-scale-"));
  try {
    for (const [step, size] of SIZES.entries()) {
      const database = await openSqlite(folder);
      await fillStore(database, SIZES[step - 1] ?? 0, size);
      await database.close();
      measure(folder, size);
    }
    console.log(`SQLite file: ${Math.round(statSync(join(folder, "dragoman.db")).size / 1e6)} MB`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function scalePostgres(url: string): Promise<void> {
  for (const [step, size] of SIZES.entries()) {
    const database = await openPostgres(url);
    await fillStore(database, SIZES[step - 1] ?? 0, size);
    await sql`analyze`.execute(database.query);
    await database.close();
    measure(url, size);
  }
}

function measure(where: string, size: number): void {
  execFileSync(process.execPath, [...process.execArgv, MEASURE, where, String(size)], { stdio: "inherit" });
}
