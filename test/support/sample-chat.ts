import { type BotOptions, createBot } from "../../src/bot.ts";
import type { Bot, CommandCall, Origin, PostedMessage, PostedReaction } from "../../src/chat/bot.ts";
import { silentLog } from "../../src/log.ts";
import { openSqlite } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { createRecordingAdapter, type RecordingAdapter } from "./recording-adapter.ts";
import { createSampleReader, type SampleReader } from "./sample-reader.ts";

/** A bot over a real store in memory, a platform in memory and the sample story. */
export interface SampleChat {
  readonly bot: Bot;
  readonly store: Store;
  readonly adapter: RecordingAdapter;
  readonly reader: SampleReader;
  /** A clock that stands until it is set. */
  readonly clock: { now: number };
}

/** `before`: a chat whose store and platform outlived its bot. */
export async function createSampleChat(
  options: Partial<BotOptions> = {},
  before?: Pick<SampleChat, "store" | "adapter">,
): Promise<SampleChat> {
  const store = before?.store ?? createStore(await openSqlite(":memory:"));
  const adapter = before?.adapter ?? createRecordingAdapter();
  const reader = createSampleReader(store);
  const clock = { now: 1_700_000_000_000 };
  const bot = createBot({
    reader,
    store,
    adapters: [adapter],
    log: silentLog,
    now: () => clock.now,
    random: () => 0.5,
    readerLanguages: [],
    textDays: 30,
    ...options,
  });
  return { bot, store, adapter, reader, clock };
}

/** Ada in the harbour channel, who manages nothing and whose app speaks English. */
export function sampleOrigin(fields: Partial<Origin> = {}): Origin {
  return {
    platform: "web",
    tenant: "web:one",
    channel: "harbour",
    person: "ada",
    locale: "en",
    mayManage: false,
    roles: [],
    direct: false,
    ...fields,
  };
}

export function sampleCall(
  command: CommandCall["command"],
  options: CommandCall["options"] = {},
  fields: Partial<CommandCall> = {},
): CommandCall {
  return { origin: sampleOrigin(), command, subcommand: null, options, ...fields };
}

export function sampleMessage(text: string | null, fields: Partial<PostedMessage> = {}): PostedMessage {
  return {
    origin: sampleOrigin(),
    message: "m1",
    thread: null,
    text,
    addressed: true,
    automated: false,
    ...fields,
  };
}

export function sampleReaction(
  emoji: string,
  text: string | null,
  fields: Partial<PostedReaction> = {},
): PostedReaction {
  return {
    origin: sampleOrigin(),
    message: "m1",
    thread: null,
    emoji,
    author: "bo",
    readText: async () => text,
    ...fields,
  };
}
