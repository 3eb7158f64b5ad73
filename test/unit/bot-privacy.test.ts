import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { audienceOf } from "../../src/store/audience.ts";
import { sampleBrief } from "../support/sample-briefs.ts";
import { createSampleChat, type SampleChat, sampleCall, sampleOrigin } from "../support/sample-chat.ts";

let chat: SampleChat;

beforeEach(async () => {
  chat = await createSampleChat();
});
afterEach(() => chat.store.close());

const link = "https://harbour.example/es/ferri";
const manager = sampleOrigin({ mayManage: true });

async function ask(...call: Parameters<typeof sampleCall>) {
  return chat.bot.command(sampleCall(...call));
}

describe("privacy", () => {
  test("a person's data is exported and erased", async () => {
    await ask("settings", { languages: "es" }, { subcommand: "my-languages" });
    await ask("summarize", { link });
    const exported = await ask("privacy", {}, { subcommand: "export" });
    const file = exported.files?.[0]?.content ?? "";
    expect(JSON.parse(file)).toMatchObject({
      me: {
        settings: [{ name: "languages", value: ["es"] }],
        asked: [{ title: sampleBrief("es").article.title }],
      },
    });
    expect(exported.audience).toBe("person");
    await ask("privacy", {}, { subcommand: "forget-me" });
    const after = await ask("privacy", {}, { subcommand: "export" });
    expect(JSON.parse(after.files?.[0]?.content ?? "")).toEqual({
      me: { person: "web:ada", settings: [], asked: [], cards: [], subscriptions: [], digests: [] },
    });
  });

  test("a server's managers are given all of it but what single people did; others nothing of it", async () => {
    await ask("settings", { languages: "es" }, { subcommand: "my-languages" });
    await ask("settings", { mode: "reply" }, { subcommand: "auto", origin: manager });
    await ask("summarize", { link });
    const read = async (fields: Parameters<typeof sampleCall>[2]) => {
      const { files } = await ask("privacy", {}, { subcommand: "export", ...fields });
      return JSON.parse(files?.[0]?.content ?? "");
    };
    const vault = audienceOf("web:one", { channel: "vault", isPrivate: true });
    await chat.store.briefs.saw(vault, sampleBrief("es").id, "vault", 1);
    expect((await read({})).server).toBeUndefined();
    const { server } = await read({ origin: { ...manager, person: "grace" } });
    expect(server).toMatchObject({
      tenant: "web:one",
      articles: [{ id: sampleBrief("es").id, channel: "harbour" }],
      settings: [{ scope: "channel", name: "auto" }],
      subscriptions: [],
      digests: [],
    });
    expect(JSON.stringify(server)).not.toMatch(/ada|vault/);
  });

  test("a server's data is erased on its managers' confirmed wish, its neighbours' stays", async () => {
    const other = sampleOrigin({ tenant: "web:two", channel: "quay" });
    await ask("summarize", { link });
    await ask("summarize", { link: "https://harbour.example/en/ferry" }, { origin: other });
    const asked = await ask("privacy", {}, { subcommand: "forget-server", origin: manager });
    const button = asked.cards[0]?.actions[0];
    if (button?.kind !== "button") throw new Error("no button to confirm with");
    expect((await chat.bot.action(sampleOrigin(), button.id, null)).cards[0]).toMatchObject({
      tone: "problem",
    });
    expect(await chat.store.briefs.visibleTo("web:one", sampleBrief("es").id)).toBe(true);
    expect((await chat.bot.action(manager, button.id, null)).cards[0]).toMatchObject({ tone: "done" });
    expect(await chat.store.briefs.visibleTo("web:one", sampleBrief("es").id)).toBe(false);
    expect(await chat.store.briefs.find(sampleBrief("es").id)).toBeNull();
    expect(await chat.store.briefs.visibleTo("web:two", sampleBrief("en").id)).toBe(true);
  });

  test("a removed tenant is forgotten", async () => {
    await ask("summarize", { link });
    await ask("settings", { mode: "reply" }, { subcommand: "auto", origin: manager });
    await chat.bot.tenantRemoved("web:one");
    expect(await chat.store.settings.readTenant("web:one")).toEqual([]);
    expect(await chat.store.messages.askedBy("web:ada", null, 10)).toEqual([]);
  });

  test("the bot's own page shows what one asked for here, not elsewhere", async () => {
    await ask("summarize", { link });
    const here = await chat.bot.home(sampleOrigin());
    const elsewhere = await chat.bot.home(sampleOrigin({ tenant: "web:two" }));
    expect(JSON.stringify(here)).toContain("El ferri nocturno");
    expect(JSON.stringify(elsewhere)).not.toContain("El ferri nocturno");
  });
});
