import { createWebAdapter } from "../../adapters/web/adapter.ts";
import { CHANNEL } from "../../adapters/web/place.ts";
import { createHttpServer } from "../../adapters/web/server.ts";
import { silentLog } from "../../src/log.ts";
import { attributesOf, elementsOf, textOf } from "../support/read-html.ts";
import { type AdapterUnderTest, chatAdapterContract } from "./chat-adapter-contract.ts";

chatAdapterContract({ name: "web chat", create: openWebChat });

/** A person with a browser's cookie, over a real server. */
async function openWebChat(): Promise<AdapterUnderTest> {
  const server = createHttpServer("127.0.0.1", 0);
  const person = "5e0b3a52-6a43-4b0e-9d0c-0c8f5a3c1d11";
  let address: Promise<string> | null = null;
  const adapter = createWebAdapter({
    host: "127.0.0.1",
    password: null,
    now: Date.now,
    log: silentLog,
    fetchImage: () => Promise.reject(new Error("no pictures here")),
    views: [],
    mount: server.mount,
  });
  const listening = () => {
    address ??= server.listen();
    return address;
  };

  async function page(): Promise<string> {
    const response = await fetch(await listening(), { headers: { cookie: `person=${person}` } });
    return (await response.text()).replaceAll(/<\/?template[^>]*>/g, "");
  }

  async function send(path: string, body: object): Promise<void> {
    const origin = await listening();
    const headers = { cookie: `person=${person}`, origin, "content-type": "application/json" };
    const response = await fetch(`${origin}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (response.status !== 202) throw new Error(`${path}: ${response.status}`);
  }

  /** The HTML of each message, by id. */
  async function messages(): Promise<Map<string, string>> {
    const parts = (await page()).split(/(?=<li id="m-)/).slice(1);
    return new Map(parts.map((part) => [attributesOf(part, "data-message")[0]!, part]));
  }

  return {
    adapter,
    channel: CHANNEL,
    missingChannel: "web:elsewhere",
    person: `web:${person}`,
    async say(text) {
      const before = await messages();
      await send("/messages", { text });
      const added = [...(await messages()).keys()].filter((id) => !before.has(id));
      return added[0]!;
    },
    sayAsBot: null,
    edit: (message, text) => send("/edits", { message, text }),
    erase: (message) => send("/removals", { message }),
    react: (message, emoji) => send("/reactions", { message, emoji }),
    async look(_channel, id) {
      const html = (await messages()).get(id);
      if (html === undefined) return null;
      const whole = await (
        await fetch(await listening(), { headers: { cookie: `person=${person}` } })
      ).text();
      const thread = new RegExp(`<template data-thread="([^"]*)"><li id="m-${id}"`).exec(whole)?.[1];
      return { text: textOf(html), thread: thread || null };
    },
    whispers: async () =>
      [...(await messages()).values()].filter((html) => html.includes("Only you can see this")).map(textOf),
    async reactions(_channel, id) {
      const html = (await messages()).get(id) ?? "";
      const shown = elementsOf(html).some(({ attrs }) => attrs.some(({ value }) => value === "reactions"));
      return shown ? (/class="reactions">([^<]*)</.exec(html)?.[1]?.split(" ") ?? []) : [];
    },
    close: () => server.close(),
  };
}
