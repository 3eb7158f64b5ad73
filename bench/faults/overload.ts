import type { LookupAddress, LookupAllOptions } from "node:dns";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createPageFetcher } from "../../src/article/fetch-page.ts";
import { createLinkReader } from "../../src/brief/brief-link.ts";
import { createReaderPool } from "../../src/brief/reader-pool.ts";
import { ReadingError } from "../../src/errors.ts";
import { silentLog } from "../../src/log.ts";
import { openSqlite } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";
import { ferryStory } from "../../test/support/ferry-story.ts";
import { openPageServer } from "../../test/support/page-server.ts";

const HOSTS = 300;
const SECOND = 1_000;

export interface OverloadMinute {
  readonly accepted: number;
  readonly refused: number;
  /** Of accepted readings, in milliseconds. */
  readonly median: number;
  readonly p99: number;
  /** Resident memory at the end, in megabytes. */
  readonly memory: number;
}

export interface Overload {
  /** Readings a second that 32 patient people get. */
  readonly sustained: number;
  readonly minutes: readonly OverloadMinute[];
}

/** Finds out how many links a second are read, then offers `times` as many for some seconds, minute by minute. */
export async function overload(times: number, seconds: number, calibration = 20): Promise<Overload> {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-overload-"));
  const server = await openPageServer({
    "/story": (request, response) =>
      response.writeHead(200, { "content-type": "text/html" }).end(page(request.url ?? "")),
  });
  const port = server.host.split(":")[1];
  const hosts = Array.from({ length: HOSTS }, (_, index) => `paper-${index}.example`);
  const lookup = (
    _: string,
    _options: LookupAllOptions,
    answer: (error: null, found: LookupAddress[]) => void,
  ) => answer(null, [{ address: "127.0.0.1", family: 4 }]);
  const fetcher = createPageFetcher({ allowHosts: hosts, contactUrl: null, lookup });
  const pool = createReaderPool();
  const store = createStore(await openSqlite(folder));
  const reader = createLinkReader({ fetcher, pool, store, now: Date.now, log: silentLog });
  let count = 0;

  async function readNext(): Promise<number | null> {
    count += 1;
    const begun = performance.now();
    try {
      await reader.readLink(`http://${hosts[count % HOSTS]}:${port}/story?n=${count}`, {
        audience: "web:one",
        channel: "c",
      });
      return performance.now() - begun;
    } catch (error) {
      if (error instanceof ReadingError && error.problem === "busy") return null;
      throw error;
    }
  }

  async function calibrate(): Promise<number> {
    const end = Date.now() + calibration * SECOND;
    let done = 0;
    const patient = async () => {
      while (Date.now() < end) if ((await readNext()) !== null) done += 1;
    };
    await Promise.all(Array.from({ length: 32 }, patient));
    return done / calibration;
  }

  async function offer(rate: number, seconds: number): Promise<OverloadMinute> {
    const under: Promise<number | null>[] = [];
    const begun = Date.now();
    for (let asked = 0; asked < rate * seconds; asked++) {
      const due = begun + (asked / rate) * SECOND;
      if (due > Date.now()) await sleep(due - Date.now());
      under.push(readNext());
    }
    const outcomes = await Promise.all(under);
    const times = outcomes.filter((time) => time !== null).sort((a, b) => a - b);
    const at = (part: number) => Math.round(times[Math.floor(part * (times.length - 1))] ?? 0);
    const memory = Math.round(process.memoryUsage().rss / 1e6);
    return {
      accepted: times.length,
      refused: outcomes.length - times.length,
      median: at(0.5),
      p99: at(0.99),
      memory,
    };
  }

  await readNext();
  const sustained = await calibrate();
  const minutes: OverloadMinute[] = [];
  for (let left = seconds; left > 0; left -= 60)
    minutes.push(await offer(times * sustained, Math.min(60, left)));
  await Promise.all([pool.close(), fetcher.close(), store.close(), server.close()]);
  rmSync(folder, { recursive: true, force: true });
  return { sustained, minutes };
}

/** A story that differs from all others in numbers. */
function page(url: string): string {
  const number = url.replace(/\D/g, "");
  const text = ferryStory.english.map(
    (paragraph) => `<p>${paragraph.replace("14 May", `${number} passengers`)}</p>`,
  );
  return `<html lang="en"><title>Ferry number ${number}</title><article><h1>Ferry number ${number}</h1>${text.join("")}</article></html>`;
}
