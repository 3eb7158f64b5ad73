import type { Brief } from "../../src/brief/brief.ts";
import type { Origin } from "../../src/chat/bot.ts";
import { createSubscriptions, type SubscriptionParts } from "../../src/digest/subscriptions.ts";
import { createTranslator } from "../../src/i18n/translate.ts";
import { silentLog } from "../../src/log.ts";
import { openSqlite } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";
import { sampleBrief } from "./sample-briefs.ts";
import { sampleCall, sampleOrigin } from "./sample-chat.ts";
import { createSampleReader } from "./sample-reader.ts";

const absent = () => Promise.reject(new Error("nothing is fetched here"));

/** The `feeds` and `digest` commands over a store in memory; articles have no siblings, time stands until it is set. */
export async function createSamplePress(parts: Partial<SubscriptionParts> = {}) {
  const store = createStore(await openSqlite(":memory:"));
  const clock = { now: Date.UTC(2026, 1, 10, 7) };
  const reader = { ...createSampleReader(store), siblings: async () => [] };
  const whole: SubscriptionParts = {
    store,
    reader,
    fetcher: { fetchBody: absent },
    pool: { read: absent },
    parse: absent,
    readerLanguages: [],
    now: () => clock.now,
    log: silentLog,
    ...parts,
  };
  const subscriptions = createSubscriptions(whole);
  const words = createTranslator("en");
  const origin = (fields: Partial<Origin> = {}) => sampleOrigin({ mayManage: true, ...fields });

  return {
    parts: whole,
    store,
    clock,
    words,
    /** Runs a command of Ada's in the harbour channel. */
    ask: (
      command: "feeds" | "digest",
      subcommand: string,
      options: Readonly<Record<string, string | number>> = {},
      progress?: Parameters<typeof subscriptions.answer>[2],
    ) =>
      subscriptions.answer(sampleCall(command, options, { origin: origin(), subcommand }), words, progress),
    /** Clicks a button by its target. */
    click: (target: string, fields: Partial<Origin> = {}) =>
      subscriptions.action(origin(fields), "rest", target, null, words),
    /** Somebody posts a link to an English article of this name in the channel. */
    async post(name: string, at = clock.now): Promise<Brief> {
      const url = `https://${name}.example/${name}`;
      const brief = sampleBrief("en", { url, canonicalUrl: url, title: `Story ${name}`, publisher: name });
      await store.briefs.save(brief, url, at);
      await store.briefs.saw(origin().tenant, brief.id, origin().channel, at);
      return brief;
    },
  };
}
