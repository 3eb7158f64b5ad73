import { afterEach, describe, expect, test } from "vitest";
import { createReaderPool, type ReaderPool } from "../../../src/brief/reader-pool.ts";
import { ReadingError } from "../../../src/errors.ts";
import { silentLog } from "../../../src/log.ts";
import { ferryStory } from "../../support/ferry-story.ts";

const article = ferryStory.english.join("\n\n");
let pool: ReaderPool;

afterEach(() => pool.close());

describe("reader pool", () => {
  test("reads a text in a worker thread", async () => {
    pool = createReaderPool({ threads: 1, deadline: 30_000 });
    const brief = await pool.read({ text: article, hints: {} });
    expect(brief.language).toBe("en");
    expect(brief.summaries[2]).toHaveLength(3);
  });

  test("a reading beyond its time or memory is a Notice, and the same pool reads the next one", async () => {
    pool = createReaderPool({ threads: 1, deadline: 1_500, memory: 200 });
    const huge = Array.from(
      { length: 100_000 },
      (_, n) => `Sentence ${n} about nothing in particular was said.`,
    );
    const failed = await pool.read({ text: huge.join(" "), hints: {} }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ReadingError);
    expect((failed as ReadingError).problem).toMatch(/^(timed-out|reader-crashed)$/);
    const page = {
      url: "https://example.org/a",
      body: "<p></p>",
      mediaType: "text/html",
      contentLanguage: null,
    };
    await expect(pool.read({ page })).rejects.toMatchObject({ problem: "not-an-article" });
  });

  test("a worker is warmed up before the first reading, without standing in its way", async () => {
    pool = createReaderPool({ threads: 1, deadline: 30_000 });
    pool.prepare();
    pool.prepare();
    expect(pool.load()).toEqual({ running: 0, waiting: 0 });
    expect((await pool.read({ text: article, hints: {} })).language).toBe("en");
    pool.prepare();
  });

  test("closing in the middle of warming up is no error", async () => {
    const warned: string[] = [];
    const log = { ...silentLog, warn: (_: object, message: string) => void warned.push(message) };
    pool = createReaderPool({ threads: 1, log });
    pool.prepare();
    await pool.close();
    expect(warned).toEqual([]);
  });

  test("a full queue refuses further readings", async () => {
    pool = createReaderPool({ threads: 1, deadline: 30_000, maxWaiting: 1 });
    const reads = Array.from({ length: 4 }, () => pool.read({ text: article, hints: {} }));
    const outcomes = await Promise.allSettled(reads);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toMatchObject({ problem: "busy" });
  });

  test("a problem of the reading itself keeps its name across the thread boundary", async () => {
    pool = createReaderPool({ threads: 1, deadline: 30_000 });
    const page = {
      url: "https://example.org/a",
      body: "<p></p>",
      mediaType: "text/html",
      contentLanguage: null,
    };
    await expect(pool.read({ page })).rejects.toMatchObject({
      name: "ReadingError",
      problem: "not-an-article",
    });
  });
});
