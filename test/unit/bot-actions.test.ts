import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Action, BriefCard } from "../../src/card/card.ts";
import { encodeAction } from "../../src/chat/action-id.ts";
import { sampleBrief } from "../support/sample-briefs.ts";
import { createSampleChat, type SampleChat, sampleCall, sampleOrigin } from "../support/sample-chat.ts";

let chat: SampleChat;

beforeEach(async () => {
  chat = await createSampleChat();
});
afterEach(() => chat.store.close());

const link = "https://harbour.example/es/ferri";

async function card(privately = false): Promise<BriefCard> {
  const reply = await chat.bot.command(sampleCall("summarize", { link }, { privately }));
  return reply.cards[0] as BriefCard;
}

/** Presses a card's button by its label, or chooses from its menu. */
function press(from: BriefCard, label: string, value: string | null = null, origin = sampleOrigin()) {
  const action: Action | undefined = from.actions.find((one) => one.label === label);
  if (action === undefined || action.kind === "link") throw new Error(`no action ${label}`);
  return chat.bot.action(origin, action.id, value);
}

describe("a card's buttons", () => {
  test("make it shorter and longer in place for everybody, in its own language", async () => {
    const french = sampleOrigin({ locale: "fr", person: "bo" });
    const reply = await press(await card(), "Shorter", null, french);
    expect(reply).toMatchObject({ replaces: true, audience: "channel", cards: [{ locale: "en" }] });
    const shorter = reply.cards[0] as BriefCard;
    expect(shorter.quotes).toHaveLength(2);
    const longer = (await press(shorter, "Longer")).cards[0] as BriefCard;
    expect(longer.quotes.map(({ language }) => language)).toEqual(["en", "en", "en"]);
    const longest = (await press(longer, "Longer")).cards[0] as BriefCard;
    expect(longest.quotes).toHaveLength(4);
    expect(longest.actions.map(({ label }) => label)).not.toContain("Longer");
  });

  test("show the original sentences to the one who asked, and keep them when the length changes", async () => {
    const reply = await press(await card(), "Original sentences");
    expect(reply).toMatchObject({ replaces: false, audience: "person" });
    const original = reply.cards[0] as BriefCard;
    expect(original.quotes[0]?.text).toBe("El ferri nocturno volverá a zarpar el lunes.");
    const shorter = await press(original, "Shorter");
    expect(shorter).toMatchObject({
      replaces: true,
      audience: "person",
      cards: [{ quotes: [{ language: "es" }, {}] }],
    });
  });

  test("offer the language of the edition; a private card changes in place", async () => {
    const shared = await card();
    const menu = shared.actions.find(({ kind }) => kind === "menu");
    expect(menu?.kind === "menu" && menu.options).toMatchObject([
      { value: "es", selected: false },
      { value: "en", selected: true },
      { value: "ar", selected: false },
    ]);
    expect(await press(shared, "Language of the edition", "ar")).toMatchObject({
      replaces: false,
      audience: "person",
      cards: [{ quotes: [{ language: "ar" }, {}, {}] }],
    });
    const own = await press(await card(true), "Language of the edition", "ar");
    expect(own).toMatchObject({ replaces: true, audience: "person" });
  });

  test("list entities and siblings to the one who asked", async () => {
    const shared = await card();
    for (const label of ["People and places", "Other languages"])
      expect(await press(shared, label)).toMatchObject({
        replaces: false,
        audience: "person",
        cards: [{ kind: "panel" }],
      });
  });

  test("work after a restart", async () => {
    const shared = await card();
    const again = await createSampleChat({}, chat);
    const [button] = shared.actions;
    if (button?.kind !== "button") throw new Error("no button");
    const reply = await again.bot.action(sampleOrigin(), button.id, null);
    expect(reply.cards[0]?.kind).toBe("brief");
  });
});

describe("crafted ids and values", () => {
  const view = { brief: sampleBrief("es").id, length: 3, edition: null, locale: "en", personal: false };

  test("another tenant's article is not shown", async () => {
    await card();
    const stranger = sampleOrigin({ tenant: "web:two" });
    for (const verb of ["show", "entities", "siblings", "original", "choose-edition"] as const) {
      const reply = await chat.bot.action(stranger, encodeAction({ do: verb, view }), "es");
      expect(reply).toMatchObject({ audience: "person", cards: [{ kind: "notice" }] });
      expect(JSON.stringify(reply)).not.toContain("ferri");
    }
  });

  test.each([
    ["1:show:../../etc/passwd:3::en:c", null],
    ["", null],
    ["x".repeat(101), null],
    [encodeAction({ do: "choose-edition", view }), "__proto__"],
    [encodeAction({ do: "choose-edition", view }), null],
    [encodeAction({ do: "choose-edition", view }), "<script>".repeat(5)],
    [encodeAction({ do: "subscription", verb: "remove", target: "d1" }), null],
  ])("%s with %s is answered with a Notice", async (id, value) => {
    await card();
    const reply = await chat.bot.action(sampleOrigin(), id, value);
    expect(reply).toMatchObject({ audience: "person", cards: [{ kind: "notice", reference: null }] });
  });
});
