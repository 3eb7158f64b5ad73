import { openPostgres, openSqlite } from "../../src/store/database.ts";
import { createSiblingIndex, type SiblingIndex } from "../../src/store/sibling-index.ts";
import { saveBriefs } from "./fill-store.ts";
import { synthesise, translateSynthetic } from "./synthesise.ts";

const QUERIES = 300;
const WARM_UP = 20;
const INSERTED = 1_000;
const BATCH = 100;
const CANDIDATES = 40;

/** A process of its own, so that its memory is that of using the index, not of filling it. */
async function main(where: string, size: number): Promise<void> {
  const postgres = where.startsWith("postgres");
  const database = postgres ? await openPostgres(where) : await openSqlite(where);
  const index = createSiblingIndex(database);
  const articles = Array.from({ length: INSERTED }, (_, n) => ({
    ...synthesise(50_000_000 + size + n),
    id: `inserted-${size}-${n}`,
  }));
  await saveBriefs(database.query, articles);
  const { p50, p95, found } = await measureCandidates(index, size);
  const start = performance.now();
  for (let done = 0; done < INSERTED; done += BATCH) await index.add(articles.slice(done, done + BATCH));
  const rate = INSERTED / ((performance.now() - start) / 1000);
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  const name = postgres ? "PostgreSQL" : "SQLite";
  const row = [
    name,
    size,
    p50.toFixed(1),
    p95.toFixed(1),
    `${found} of ${QUERIES}`,
    Math.round(rate),
    memory,
  ];
  console.log(`| ${row.join(" | ")} |`);
  await database.close();
}

async function measureCandidates(index: SiblingIndex, size: number) {
  const times: number[] = [];
  let found = 0;
  for (let n = 0; n < QUERIES + WARM_UP; n++) {
    const number = Math.floor(((n + 0.5) * size) / (QUERIES + WARM_UP));
    const query = translateSynthetic(number);
    const start = performance.now();
    const candidates = await index.candidates(query, "tenant", CANDIDATES);
    if (n < WARM_UP) continue;
    times.push(performance.now() - start);
    if (candidates.found[0]?.id === `synthetic-${number}`) found++;
  }
  times.sort((x, y) => x - y);
  return { p50: times[Math.floor(QUERIES * 0.5)]!, p95: times[Math.floor(QUERIES * 0.95)]!, found };
}

await main(process.argv[2]!, Number(process.argv[3]));
