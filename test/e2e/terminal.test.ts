import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleArticles } from "../../src/samples/sample-pages.ts";
import { ferryPages, ferryStory } from "../support/ferry-story.ts";
import { type Site, startSite } from "../support/site-server.ts";

describe("the command line", () => {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-cli-"));
  let site: Site;

  beforeAll(async () => {
    site = await startSite(ferryPages);
  });
  afterAll(async () => {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function dragoman(args: readonly string[], input = "") {
    const child = spawn(process.execPath, ["--import", "tsx", "adapters/terminal/main.ts", ...args], {
      env: {
        ...process.env,
        DATA_DIR: join(folder, "data"),
        FETCH_ALLOW_HOSTS: site.host,
        LANG: "en_US.UTF-8",
      },
    });
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    const [out, err, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise<number | null>((resolve) => child.on("close", resolve)),
    ]);
    return { out, err, code };
  }

  const lines = (out: string) =>
    out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));

  test("read prints the card of a link", async () => {
    const { out, code } = await dragoman(["read", site.url("/en/ferry"), "--sentences", "2"]);
    expect(code).toBe(0);
    expect(out).toContain("Electric ferry to link Corva and Ellery from May");
    expect(out).toContain("El Faro");
    expect(ferryStory.english.filter((sentence) => out.includes(sentence))).toHaveLength(2);
  });

  test("read has sample articles that need no network, as the README says", async () => {
    const [address] = /cli -- read (https:\S+) --for en/.exec(readFileSync("README.md", "utf8"))!.slice(1);
    const { out, code } = await dragoman(["read", address!, "--for", "en"]);
    expect(code).toBe(0);
    const english = sampleArticles.find(({ language }) => language === "en")!;
    expect(out).toContain(english.title);
  });

  test("read --for quotes the edition in that language, word for word", async () => {
    const file = join(folder, "transbordador.txt");
    writeFileSync(file, ferryStory.spanish.join("\n\n"));
    const { out } = await dragoman(["read", file, "--for", "en"]);
    expect(ferryStory.english.filter((sentence) => out.includes(sentence)).length).toBeGreaterThanOrEqual(3);
    expect(ferryStory.spanish.filter((sentence) => out.includes(sentence))).toEqual([]);
  });

  test("read --json prints the brief", async () => {
    const { out, err, code } = await dragoman(["read", "-", "--json"], ferryStory.english.join("\n\n"));
    expect(code, err).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ language: "en", article: { url: null } });
  });

  test("batch keeps the order, quotes by offset, and goes on after a bad line", async () => {
    const input = [
      JSON.stringify({
        id: "a",
        text: ferryStory.english.join("\n\n"),
        title: "Ferry",
        publishedAt: "2026-02-10",
      }),
      "{not json",
      JSON.stringify({ id: 2 }),
      JSON.stringify({
        id: "b",
        html: ferryPages["/es/transbordador"]!.body,
        url: "https://elfaro.example/es/1",
      }),
      JSON.stringify({ id: "c", url: site.url("/en/craters") }),
    ].join("\n");
    const { out, code } = await dragoman(["batch"], `${input}\n`);
    expect(code).toBe(0);
    const [a, bad, none, b, c] = lines(out);
    expect(a).toMatchObject({
      id: "a",
      language: "en",
      title: "Ferry",
      publishedAt: "2026-02-10",
      siblings: [],
    });
    expect(bad).toMatchObject({ id: null, error: expect.stringContaining("JSON") });
    expect(none).toMatchObject({ id: 2, error: expect.any(String) });
    expect(b).toMatchObject({ id: "b", language: "es" });
    expect(c).toMatchObject({ id: "c", language: "en" });
    for (const line of [a, b, c]) {
      expect(line.summary).toHaveLength(3);
      for (const { text, start, end } of line.summary) expect(line.text.slice(start, end)).toBe(text);
      for (const entity of line.entities) expect(Object.keys(entity)).toEqual(["name", "type", "count"]);
    }
  });

  test("batch --siblings links the editions and nothing else", async () => {
    const input = ["/en/ferry", "/es/transbordador", "/en/craters"]
      .map((path) =>
        JSON.stringify({ id: path, html: ferryPages[path]!.body.replaceAll("hreflang", "data-x") }),
      )
      .join("\n");
    const [en, es, craters] = lines((await dragoman(["batch", "--siblings"], input)).out);
    expect(en.siblings).toMatchObject([
      { id: "/es/transbordador", language: "es", score: expect.any(Number) },
    ]);
    expect(es.siblings).toEqual([
      { id: "/en/ferry", language: "en", relation: "translation", score: expect.any(Number) },
    ]);
    expect(es.siblings[0].score).toBeGreaterThan(0.5);
    expect(craters.siblings).toEqual([]);
  });

  test("feeds and digest show and change a channel's subscriptions", async () => {
    const items = ["/en/ferry", "/en/craters"].map(
      (path) =>
        `<item><title>News</title><link>${site.url(path)}</link><description>${path}</description></item>`,
    );
    const body = `<rss version="2.0"><channel><title>El Faro</title>${items.join("")}</channel></rss>`;
    site.put("/feed.xml", { body, type: "application/rss+xml" });
    expect((await dragoman(["feeds", "add", site.url("/feed.xml")])).out).toContain("El Faro");
    expect((await dragoman(["feeds", "export"])).out).toContain(`xmlUrl="${site.url("/feed.xml")}"`);
    expect((await dragoman(["digest", "add", "08:00", "timezone:Europe/Kyiv"])).out).toContain("Europe/Kyiv");
    const { out, code } = await dragoman(["digest", "--dry-run"]);
    expect(code).toBe(0);
    expect(out).toContain("News digest");
  });

  test("chat answers links, commands, reactions and buttons, one line after the other", async () => {
    const typed = [site.url("/es/transbordador"), "/entities", "+🏷️ 1", ":1", ":999", "+📰 999", "/nonsense"];
    const { out, err, code } = await dragoman(["chat"], `${typed.join("\n")}\n`);
    expect({ err, code }).toEqual({ err: "", code: 0 });
    const [card = "", ...rest] = out.split(/^(?=\[\d+)/m);
    expect(card).toMatch(/^\[2, on 1\]/);
    expect(ferryStory.english.filter((sentence) => card.includes(sentence)).length).toBeGreaterThanOrEqual(3);
    expect(card).toMatch(/^:1 /m);
    expect(rest.length).toBeGreaterThanOrEqual(4);
    expect(out).toContain("Corva");
    expect(out).toContain("There is no button 999.");
    expect(out).toContain("There is no message 999.");
    expect(out).toContain("nonsense");
  });

  test.each([
    [["nonsense"], 64, "there is no command"],
    [["read"], 64, "expected one link"],
    [["read", "x.txt", "--sentences", "99"], 64, "1 to 7"],
    [["read", "/no/such/file"], 64, "cannot read"],
    [["read", "http://127.0.0.1:8080/"], 65, "not on the public web"],
  ] as const)("%j ends with %i and says what to do", async (args, code, said) => {
    const result = await dragoman([...args]);
    expect(result.code).toBe(code);
    expect(result.err).toContain(said);
  });
});
