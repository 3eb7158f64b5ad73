import { afterAll, beforeAll, expect, test } from "vitest";
import { ferryPages, ferryStory } from "../support/ferry-story.ts";
import { type Site, startSite } from "../support/site-server.ts";
import { startDragoman } from "../support/start-dragoman.ts";
import { startTranslationServer, type TranslationServer } from "../support/translation-server.ts";

let site: Site;
let service: TranslationServer;
let dragoman: Awaited<ReturnType<typeof startDragoman>>;
let cookie: string;
const spanish = () => ({ cookie, "accept-language": "es" });

beforeAll(async () => {
  site = await startSite(ferryPages);
  service = await startTranslationServer("apertium");
  dragoman = await startDragoman({
    FETCH_ALLOW_HOSTS: site.host,
    TRANSLATION_SERVICE: "apertium",
    TRANSLATION_URL: service.url,
  });
  const page = await fetch(dragoman.address);
  cookie = page.headers.getSetCookie()[0]!.split(";", 1)[0]!;
}, 60_000);

afterAll(async () => {
  await dragoman?.stop();
  await service?.close();
  await site?.close();
});

async function say(text: string): Promise<void> {
  const answer = await fetch(new URL("/messages", dragoman.address), {
    method: "POST",
    headers: { "content-type": "application/json", origin: new URL(dragoman.address).origin, ...spanish() },
    body: JSON.stringify({ text }),
  });
  expect(answer.status).toBe(202);
}

async function shows(pattern: RegExp): Promise<string> {
  const chat = async () => (await fetch(dragoman.address, { headers: spanish() })).text();
  await expect.poll(chat, { timeout: 30_000, interval: 300 }).toMatch(pattern);
  return chat();
}

test("the whole program sends nothing until the channel wants it, then quotes and marks what comes back", async () => {
  await say(site.url("/en/craters"));
  await shows(/Karsk observatory/);
  expect(service.seen).toEqual([]);

  await say("/settings translation always");
  await shows(/Traducción automática: siempre/);
  await say(`/summarize ${site.url("/en/craters")}`);
  const page = await shows(/class="machine"/);
  expect(page).toContain("Traducción automática de Apertium; no son palabras del medio");
  expect(page).toMatch(/<p lang="es" dir="ltr">🤖 \[spa\] /);
  const sent = service.seen.filter(({ path }) => path === "/translate").length;
  expect(sent).toBe(3);

  await say(`/summarize ${site.url("/en/ferry")}`);
  const ferry = await shows(/Golondrina/);
  expect(ferryStory.spanish.some((sentence) => ferry.includes(sentence.slice(0, 60)))).toBe(true);
  expect(service.seen.filter(({ path }) => path === "/translate")).toHaveLength(sent);
}, 90_000);
