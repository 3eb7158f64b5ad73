import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ferryPages } from "../support/ferry-story.ts";
import { type Site, startSite } from "../support/site-server.ts";
import { startDragoman } from "../support/start-dragoman.ts";

describe("the running program's own pages", () => {
  let site: Site;
  let dragoman: Awaited<ReturnType<typeof startDragoman>>;

  beforeAll(async () => {
    site = await startSite(ferryPages);
    dragoman = await startDragoman({ FETCH_ALLOW_HOSTS: site.host });
  });
  afterAll(async () => {
    await dragoman?.stop();
    await site?.close();
  });

  const page = async (path: string) => {
    const response = await fetch(dragoman.address + path);
    return { status: response.status, text: await response.text() };
  };

  /** The value of one line of Prometheus text; 0 where there is none. */
  async function metric(line: string): Promise<number> {
    const { text } = await page("/metrics");
    const found = text.split("\n").find((one) => one.startsWith(`${line} `));
    return Number(found?.slice(line.length + 1) ?? 0);
  }

  const say = (text: string) =>
    fetch(`${dragoman.address}/messages`, {
      method: "POST",
      headers: { origin: dragoman.address, "content-type": "application/json" },
      body: JSON.stringify({ text }),
    });

  test("it lives and is ready, and says which platforms are connected", async () => {
    expect(await page("/healthz")).toEqual({ status: 200, text: "ok" });
    const { status, text } = await page("/readyz");
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({
      ready: true,
      store: true,
      adapters: { web: { connected: true } },
    });
    expect(await metric('dragoman_adapter_connected{platform="web"}')).toBe(1);
  });

  test("readings are counted by outcome and language, with how long they took", async () => {
    await say(site.url("/es/transbordador"));
    await expect
      .poll(() => metric('dragoman_reads_total{outcome="ok",language="es"}'), { timeout: 30_000 })
      .toBe(1);
    await expect
      .poll(() => metric('dragoman_reads_total{outcome="ok",language="en"}'), { timeout: 30_000 })
      .toBe(1);
    await expect
      .poll(() => metric('dragoman_sibling_lookups_total{outcome="found"}'), { timeout: 30_000 })
      .toBe(1);
    expect(await metric('dragoman_read_duration_seconds_count{outcome="ok"}')).toBe(2);
    expect(await metric('dragoman_read_duration_seconds_sum{outcome="ok"}')).toBeGreaterThan(0);
  });

  test("a reading that failed is counted by its problem", async () => {
    await say(site.url("/en/nowhere"));
    const line = 'dragoman_reads_total{outcome="not-found",language=""}';
    await expect.poll(() => metric(line), { timeout: 30_000 }).toBe(1);
  });

  test("queue, event loop and memory are told; neither links nor texts are", async () => {
    const { text } = await page("/metrics");
    expect(text).toContain('dragoman_reader_queue{state="running"} 0');
    expect(text).toContain('dragoman_reader_queue{state="waiting"} 0');
    expect(await metric("nodejs_eventloop_lag_p99_seconds")).toBeGreaterThan(0);
    expect(await metric("process_resident_memory_bytes")).toBeGreaterThan(10_000_000);
    expect(text).not.toContain(site.host);
  });
});
