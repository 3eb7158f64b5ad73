import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createPageFetcher, type PageFetcher } from "../../../src/article/fetch-page.ts";
import { createLinkReader } from "../../../src/brief/brief-link.ts";
import type { LinkReader } from "../../../src/brief/link-reader.ts";
import { createReaderPool, type ReaderPool } from "../../../src/brief/reader-pool.ts";
import { silentLog } from "../../../src/log.ts";
import { openSqlite } from "../../../src/store/database.ts";
import { createStore, type Store } from "../../../src/store/store.ts";
import { ferryPages } from "../../support/ferry-story.ts";
import { type Site, startSite } from "../../support/site-server.ts";

const HOUR = 3_600_000;
const here = { audience: "web:one", channel: "c" };

describe("from a link to a brief", () => {
  let site: Site;
  let fetcher: PageFetcher;
  let pool: ReaderPool;
  let store: Store;
  let reader: LinkReader;
  let now = 1_800_000_000_000;

  beforeAll(() => {
    pool = createReaderPool({ threads: 1, deadline: 30_000 });
  });
  afterAll(() => pool.close());

  beforeEach(async () => {
    site = await startSite(ferryPages);
    fetcher = createPageFetcher({ allowHosts: [site.host], contactUrl: null });
    store = createStore(await openSqlite(":memory:"));
    reader = createLinkReader({ fetcher, pool, store, now: () => now, log: silentLog });
    return async () => {
      await fetcher.close();
      await store.close();
      await site.close();
    };
  });

  test("two who ask at once cause one fetch, a third finds it in the store", async () => {
    const url = site.url("/en/ferry");
    const [first, second] = await Promise.all([
      reader.readLink(url, here),
      reader.readLink(`${url}?utm_source=x`, here),
    ]);
    expect(first.id).toBe(second.id);
    await reader.readLink(url, here);
    expect(site.hits("/en/ferry")).toBe(1);
  });

  test("an article that changed is read again after an hour", async () => {
    const url = site.url("/en/ferry");
    await reader.readLink(url, here);
    const changed = ferryPages["/en/ferry"]!.body.replace("47 minutes", "52 minutes");
    site.put("/en/ferry", { body: changed });
    now += 2 * HOUR;
    expect((await reader.readLink(url, here)).article.text).toContain("52 minutes");
  });

  test("an older reading is given while the publisher cannot be reached", async () => {
    const url = site.url("/en/ferry");
    const before = await reader.readLink(url, here);
    site.put("/en/ferry", { body: "", status: 503 });
    now += 2 * HOUR;
    expect((await reader.readLink(url, here)).article.text).toBe(before.article.text);
  });

  test("a text that was forgotten is read again, also that of an edition", async () => {
    const [en, es] = [site.url("/en/ferry"), site.url("/es/transbordador")];
    const brief = await reader.readLink(es, here);
    await reader.siblings(brief, { audience: here.audience });
    await store.briefs.forgetTexts(now + 1);
    expect(await reader.findStored(brief.id, here.audience)).toBeNull();
    const reading = await reader.edition(brief, "en", { audience: here.audience, sentences: [0] });
    expect(reading?.edition.article.url).toBe(en);
    expect((await reader.readLink(es, here)).article.text).toBe(brief.article.text);
    expect([site.hits("/en/ferry"), site.hits("/es/transbordador")]).toEqual([2, 2]);
  });

  test("a brief is shown only to tenants that met it", async () => {
    const { id } = await reader.readLink(site.url("/en/ferry"), here);
    expect(await reader.findStored(id, here.audience)).not.toBeNull();
    expect(await reader.findStored(id, "web:two")).toBeNull();
    await reader.readLink(site.url("/en/ferry"), { ...here, audience: "web:three", public: true });
    expect(await reader.findStored(id, "web:two")).not.toBeNull();
  });

  test("a declared edition is fetched, verified and quoted", async () => {
    const brief = await reader.readLink(site.url("/es/transbordador"), here);
    const [sibling, ...others] = await reader.siblings(brief, { audience: here.audience });
    expect(sibling).toMatchObject({ language: "en", relation: "translation", url: site.url("/en/ferry") });
    expect(sibling!.reasons[0]).toMatchObject({ kind: "declared" });
    expect(others).toEqual([]);
    const reading = await reader.edition(brief, "en", { audience: here.audience, sentences: [0, 2] });
    expect(reading).toMatchObject({ sentences: [0, 2], aligned: true });
  });

  test("what is declared as an edition and is another article is not shown", async () => {
    const body = ferryPages["/es/transbordador"]!.body.replaceAll("/en/ferry", "/en/craters");
    site.put("/es/otro", { body });
    const brief = await reader.readLink(site.url("/es/otro"), here);
    expect(await reader.siblings(brief, { audience: here.audience })).toEqual([]);
  });

  test.each([
    ["ftp://example.org/a", "not-a-link"],
    ["http://127.0.0.1:8080/", "private-address"],
  ])("%s is refused as %s", async (url, problem) => {
    await expect(reader.readLink(url, here)).rejects.toMatchObject({ problem });
  });
});
