import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Origin } from "../../src/chat/bot.ts";
import { type ChatAdapter, DeliveryError } from "../../src/chat/chat-adapter.ts";
import { hardCards } from "../support/hard-cards.ts";
import { createRecordingBot, type RecordingBot } from "../support/recording-bot.ts";
import { sampleBriefCard, sampleNoticeCard } from "../support/sample-cards.ts";

/** What people see of one message on the platform: all its words, escapes undone. */
export interface SeenMessage {
  readonly text: string;
  /** The message whose thread it stands in. */
  readonly thread: string | null;
}

/** An adapter, not yet started, on a platform that the test can look at and act on. */
export interface AdapterUnderTest {
  readonly adapter: ChatAdapter;
  /** A channel in which the bot may post, and one that does not exist. */
  readonly channel: string;
  readonly missingChannel: string;
  /** Someone in the channel, by the id that the bot is told. */
  readonly person: string;
  /** The person posts text that addresses the bot; resolves to the message's id as the bot is told it. */
  say(text: string): Promise<string>;
  /** Another bot posts text; `null` where the platform has no other bots. */
  readonly sayAsBot: ((text: string) => Promise<void>) | null;
  /** `null` where people cannot edit, delete or react. */
  readonly edit: ((message: string, text: string) => Promise<void>) | null;
  readonly erase: ((message: string) => Promise<void>) | null;
  /** A Unicode emoji. */
  readonly react: ((message: string, emoji: string) => Promise<void>) | null;
  /** A message as everybody in the channel sees it now; `null` where it is gone. */
  look(channel: string, message: string): Promise<SeenMessage | null>;
  /** The texts that only the person saw. */
  whispers(): Promise<readonly string[]>;
  /** The bot's Unicode emoji on a message. */
  reactions(channel: string, message: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface AdapterContract {
  readonly name: string;
  readonly create: () => Promise<AdapterUnderTest>;
  /** How long the platform may take to tell the adapter what happened, in milliseconds. */
  readonly patience?: number;
}

/** What every chat adapter promises the core. */
export function chatAdapterContract({ name, create, patience = 5_000 }: AdapterContract): void {
  let under: AdapterUnderTest;
  let bot: RecordingBot;

  const soon = <T>(look: () => T | Promise<T>) => vi.waitFor(look, { timeout: patience, interval: 20 });
  const seen = (message: string) => under.look(under.channel, message);

  beforeEach(async () => {
    under = await create();
    bot = createRecordingBot();
    await under.adapter.start(bot);
  }, 30_000);

  afterEach(async () => {
    await under.adapter.stop();
    await under.close();
  }, 30_000);

  describe(`${name} posts`, () => {
    test("a card that everybody sees, replaces it and removes it", async () => {
      const id = await under.adapter.post({ channel: under.channel, thread: null }, sampleBriefCard());
      expect((await seen(id))?.text).toContain("Night ferry returns to Port Sorrel");
      await under.adapter.update(under.channel, id, sampleNoticeCard({ text: "Now a notice" }));
      const updated = (await seen(id))?.text;
      expect(updated).toContain("Now a notice");
      expect(updated).not.toContain("Night ferry");
      await under.adapter.remove(under.channel, id);
      expect(await seen(id)).toBeNull();
    });

    test("nothing on removing what is gone", async () => {
      const id = await under.adapter.post({ channel: under.channel, thread: null }, sampleNoticeCard());
      await under.adapter.remove(under.channel, id);
      await expect(under.adapter.remove(under.channel, id)).resolves.toBeUndefined();
    });

    test("in the thread of a message", async () => {
      const source = await under.say("look at this");
      const id = await under.adapter.post({ channel: under.channel, thread: source }, sampleBriefCard());
      expect((await seen(id))?.thread).toBe(source);
    });

    test("a whisper that only one person sees", async () => {
      await under.adapter.whisper(under.channel, under.person, sampleNoticeCard({ text: "Psst, you" }));
      expect((await under.whispers()).join("\n")).toContain("Psst, you");
    });

    test("an emoji on a message", async () => {
      const source = await under.say("look at this");
      await under.adapter.react(under.channel, source, "📰");
      expect(await under.reactions(under.channel, source)).toContain("📰");
    });

    test("a delivery that can be found again", async ({ skip }) => {
      const { adapter, channel } = under;
      if (adapter.findDelivery === undefined) return skip("this platform's posts cannot be searched");
      const before = new Date(Date.now() - 60_000);
      const id = await adapter.post({ channel, thread: null }, sampleBriefCard(), { id: "delivery0one" });
      expect(await adapter.findDelivery(channel, "delivery0one", before)).toBe(id);
      expect(await adapter.findDelivery(channel, "delivery0two", before)).toBeNull();
    });

    test("DeliveryError, permanent, where the channel is gone", async () => {
      const lost = under.adapter.post({ channel: under.missingChannel, thread: null }, sampleNoticeCard());
      await expect(lost).rejects.toSatisfy((error) => error instanceof DeliveryError && error.permanent);
    });

    const plainHard = hardCards.filter(({ name }) => !name.startsWith("injected"));
    test.each(plainHard)("$name", async ({ card }) => {
      const id = await under.adapter.post({ channel: under.channel, thread: null }, card);
      expect(await seen(id)).not.toBeNull();
    });
  });

  describe(`${name} tells the bot`, () => {
    test("what people say to it, with a whole origin", async () => {
      const id = await under.say("read https://harbour.example/ferry?a=1&b=2 please");
      const message = await soon(() => bot.posted.find((posted) => posted.message === id) ?? fail());
      expect(message.text).toContain("https://harbour.example/ferry?a=1&b=2");
      expect(message).toMatchObject({ addressed: true, automated: false });
      expectOrigin(message.origin);
      expect(message.origin).toMatchObject({ channel: under.channel, person: under.person });
    });

    test("that another bot spoke, or nothing of it", async ({ skip }) => {
      if (under.sayAsBot === null) return skip("this platform has no other bots");
      await under.sayAsBot("read https://harbour.example/ferry");
      const last = await under.say("said after the bot");
      await soon(() => bot.posted.find((posted) => posted.message === last) ?? fail());
      const fromBots = bot.posted.filter((posted) => posted.text?.includes("harbour.example"));
      expect(fromBots.every((posted) => posted.automated)).toBe(true);
    });

    test("that a message was edited and deleted", async ({ skip }) => {
      if (under.edit === null || under.erase === null) return skip("people cannot edit or delete here");
      const id = await under.say("first words");
      await under.edit(id, "second words");
      await soon(() => expect(bot.edited.at(-1)).toMatchObject({ message: id, text: "second words" }));
      await under.erase(id);
      await soon(() => expect(bot.deleted).toContain(id));
    });

    test.for(["📰", "🏷️", "🔁", "❌", "🇪🇸", "🇺🇸"])(
      "of the reaction %s, in Unicode",
      async (emoji, { skip }) => {
        if (under.react === null) return skip("people cannot react here");
        const id = await under.say("read https://harbour.example/ferry");
        await under.react(id, emoji);
        const reaction = await soon(() => bot.reactions.find((added) => added.message === id) ?? fail());
        expect(bare(reaction.emoji)).toBe(bare(emoji));
        expect(reaction.author).toBe(under.person);
        expectOrigin(reaction.origin);
        expect(await reaction.readText()).toContain("https://harbour.example/ferry");
      },
    );
  });

  describe(`${name} says how it is`, () => {
    test("connected after start, not after stop; stopping twice is fine", async () => {
      await soon(() => expect(under.adapter.status().connected).toBe(true));
      await under.adapter.stop();
      expect(under.adapter.status().connected).toBe(false);
      await expect(under.adapter.stop()).resolves.toBeUndefined();
    });
  });

  function expectOrigin(origin: Origin): void {
    expect(origin.platform).toBe(under.adapter.platform);
    expect(origin.tenant).toMatch(new RegExp(`^${under.adapter.platform}:.+`));
    expect(() => Intl.getCanonicalLocales(origin.locale)).not.toThrow();
    expect(origin.person).not.toBe("");
  }
}

/** Emoji are the same with and without the variation selector. */
function bare(emoji: string): string {
  return emoji.replaceAll("\uFE0F", "");
}

function fail(): never {
  throw new Error("not yet");
}
