import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { BriefCard, NoticeCard } from "../../src/card/card.ts";
import { decodeAction, encodeAction } from "../../src/chat/action-id.ts";
import { type MachineTranslator, TranslationError } from "../../src/translation/translation.ts";
import {
  createSampleChat,
  type SampleChat,
  sampleCall,
  sampleMessage,
  sampleOrigin,
} from "../support/sample-chat.ts";

const link = "https://harbour.example/es/ferri";
const french = sampleOrigin({ locale: "fr" });
const manager = sampleOrigin({ mayManage: true });
const BUTTON = "Traduction automatique";

let chat: SampleChat;
let asked: string[];
let failure: TranslationError | null;
const translation: MachineTranslator = {
  service: "Babel",
  async choosePair(from, into) {
    asked.push(`pair ${from}`);
    return into.find((language) => language === "fr" || language === "de") ?? null;
  },
  async translate({ texts, to, tenant }) {
    asked.push(`${tenant} ${to} ${texts.length}`);
    if (failure !== null) throw failure;
    return texts.map((text) => `<${to}> ${text}`);
  },
};

beforeEach(async () => {
  asked = [];
  failure = null;
  chat = await createSampleChat({ translation });
});
afterEach(() => chat.store.close());

const allow = (when: string) =>
  chat.bot.command(sampleCall("settings", { when }, { origin: manager, subcommand: "translation" }));
const summarize = async (origin = french, options = {}) =>
  (await chat.bot.command(sampleCall("summarize", { link, ...options }, { origin }))).cards[0] as BriefCard;
function press(card: BriefCard, label: string, origin = french) {
  const action = card.actions.find((one) => one.label === label);
  if (action?.kind !== "button") throw new Error(`no button ${label}`);
  return chat.bot.action(origin, action.id, null);
}
const labelsOf = (card: BriefCard) => card.actions.map(({ label }) => label);

describe("machine translation", () => {
  test("is off until the channel wants it: nothing is asked, sent or offered", async () => {
    const card = await summarize();
    expect(card.machine).toBeUndefined();
    expect(labelsOf(card)).not.toContain(BUTTON);
    expect(asked).toEqual([]);
  });

  test("on request: offered, sent at the click, shown beside the original to the one who asked, marked", async () => {
    await allow("on-request");
    const card = await summarize();
    expect(card.machine).toBeUndefined();
    expect(asked).toEqual(["pair es"]);
    const reply = await press(card, BUTTON);
    const shown = reply.cards[0] as BriefCard;
    expect(reply).toMatchObject({ audience: "person", replaces: false });
    expect(shown.quotes.map(({ language }) => language)).toEqual(["es", "es", "es"]);
    expect(shown.machine?.texts).toEqual(shown.quotes.map(({ text }) => `<fr> ${text}`));
    expect(shown.machine?.label).toContain("Babel");
    expect(shown.machine).toMatchObject({ language: "fr", direction: "ltr" });
    expect(asked.at(-1)).toBe("web:one fr 3");
  });

  test("always: on the card at once", async () => {
    await allow("always");
    const card = await summarize();
    expect(card.machine?.texts).toHaveLength(card.quotes.length);
    expect(labelsOf(card)).not.toContain(BUTTON);
    const shorter = (await press(card, "Plus court")).cards[0] as BriefCard;
    expect(shorter.machine?.texts).toHaveLength(2);
  });

  test("is never shown where an edition in one of the reader's languages is known, nor of their own language", async () => {
    await allow("always");
    for (const locale of ["en", "ar", "es"]) {
      const card = await summarize(sampleOrigin({ locale }));
      expect(card.machine).toBeUndefined();
    }
    expect(asked).toEqual([]);
    const wanted = await summarize(sampleOrigin(), { language: "de" });
    expect(wanted.machine?.language).toBe("de");
  });

  test("a language that the service does not know is not offered", async () => {
    await allow("on-request");
    expect(labelsOf(await summarize(sampleOrigin({ locale: "ja" })))).not.toContain("機械翻訳");
  });

  test("a button pressed after the channel turned it off sends nothing", async () => {
    await allow("on-request");
    const card = await summarize();
    await allow("never");
    asked.length = 0;
    const [notice] = (await press(card, BUTTON)).cards as readonly NoticeCard[];
    expect(notice).toMatchObject({ kind: "notice", tone: "info" });
    expect(asked).toEqual([]);
  });

  test("a forged button into a language with an edition shows that edition's words alone", async () => {
    await allow("always");
    const id = (await summarize()).actions.flatMap((one) => ("id" in one ? one.id : []))[0]!;
    const action = decodeAction(id);
    if (action?.do !== "show") throw new Error("no view");
    const forged = encodeAction({ do: "translate", view: { ...action.view, edition: "en" } });
    asked.length = 0;
    const card = (await chat.bot.action(french, forged, null)).cards[0] as BriefCard;
    expect(card.machine).toBeUndefined();
    expect(card.quotes[0]?.language).toBe("en");
    expect(asked).toEqual([]);
  });

  test.each(["unavailable", "refused", "too-long", "budget"] as const)(
    "what goes wrong is told: %s",
    async (problem) => {
      await allow("on-request");
      const card = await summarize();
      failure = new TranslationError(problem);
      const reply = await press(card, BUTTON);
      expect(reply).toMatchObject({ audience: "person", cards: [{ kind: "notice", tone: "problem" }] });
      await allow("always");
      const noted = await summarize();
      expect(noted.machine).toBeUndefined();
      expect(noted.notes).toContain((reply.cards[0] as NoticeCard).text);
    },
  );

  test("in a channel of its own setting, automatic cards too", async () => {
    await chat.bot.command(
      sampleCall("settings", { languages: "French" }, { origin: manager, subcommand: "channel-languages" }),
    );
    await allow("always");
    await chat.bot.messagePosted(sampleMessage(link, { origin: french }));
    const posted = [...chat.adapter.posts.values()].map(({ card }) => card as BriefCard);
    expect(posted[0]?.machine?.language).toBe("fr");
  });

  test("without a service nothing changes", async () => {
    const plain = await createSampleChat();
    await plain.bot.command(
      sampleCall("settings", { when: "always" }, { origin: manager, subcommand: "translation" }),
    );
    const reply = await plain.bot.command(sampleCall("summarize", { link }, { origin: french }));
    expect((reply.cards[0] as BriefCard).machine).toBeUndefined();
    await plain.store.close();
  });
});

test("the privacy notice says what goes where, in the channel where it does", async () => {
  const read = async () =>
    JSON.stringify((await chat.bot.command(sampleCall("privacy", {}, { subcommand: "show" }))).cards);
  expect(await read()).toContain("Nothing is sent to other companies.");
  await allow("on-request");
  expect(await read()).toContain("the quoted sentences go to Babel");
  expect(await read()).not.toContain("Nothing is sent to other companies.");
});

describe("the settings", () => {
  test("of pictures and translation are the channel's managers'", async () => {
    const call = (origin = manager) =>
      chat.bot.command(sampleCall("settings", { enabled: false }, { origin, subcommand: "pictures" }));
    const saved = await call();
    expect(JSON.stringify(saved.cards)).toContain("Pictures: off");
    expect((await call(sampleOrigin())).cards[0]).toMatchObject({ kind: "notice", tone: "problem" });
  });
});
