import { onTestFinished, vi } from "vitest";
import { createDiscordAdapter } from "../../../adapters/discord/adapter.ts";
import { encodeChannel } from "../../../adapters/discord/ids.ts";
import type { ChatAdapter } from "../../../src/chat/chat-adapter.ts";
import type { Log } from "../../../src/log.ts";
import { createRecordingBot, type RecordingBot } from "../recording-bot.ts";
import { readEmbeds } from "./read-markdown.ts";
import { type DiscordServer, type DiscordServerOptions, startDiscordServer } from "./server.ts";
import type { Interaction, Json } from "./world.ts";

/** A line that the adapter logged. */
export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly fields: object;
}

/** The adapter, its bot, and a Discord with one server and a person in it. */
export interface Started {
  readonly server: DiscordServer;
  readonly adapter: ChatAdapter;
  readonly bot: RecordingBot;
  readonly guild: string;
  /** The channel as Discord, and as the core, names it. */
  readonly raw: string;
  readonly channel: string;
  readonly person: string;
  readonly managerRole: string;
  readonly logged: readonly LogLine[];
}

/** Makes all of it; the adapter is not started. Stopped and closed when the test is over. */
export async function makeAdapter(
  options: DiscordServerOptions & { locale?: string } = {},
): Promise<Started> {
  const server = await startDiscordServer(options);
  const { guild, channel: raw, managerRole } = server.people.addGuild(options.locale);
  const logged: LogLine[] = [];
  const adapter = createDiscordAdapter({
    token: server.token,
    apiUrl: server.apiUrl,
    log: recordingLog(logged),
  });
  onTestFinished(async () => {
    await adapter.stop();
    await server.close();
  });
  return {
    server,
    adapter,
    bot: createRecordingBot(),
    guild,
    raw,
    channel: encodeChannel({ guild, channel: raw }),
    person: server.world.nextId(),
    managerRole,
    logged,
  };
}

/** The same, connected and knowing its servers. */
export async function startAdapter(options: Parameters<typeof makeAdapter>[0] = {}): Promise<Started> {
  const started = await makeAdapter(options);
  await started.adapter.start(started.bot);
  await soon(() => started.adapter.status().connected || fail("not connected"));
  await soon(() => started.server.world.commands.length > 0 || fail("no commands"));
  return started;
}

/** Tries until nothing is thrown, for five seconds or as many milliseconds as are given. */
export function soon<T>(look: () => T | Promise<T>, timeout = 5_000): Promise<T> {
  return vi.waitFor(look, { timeout, interval: 10 });
}

export function fail(reason = "not yet"): never {
  throw new Error(reason);
}

/** The words of a message, as people read them. */
export function wordsOf(message: Json | undefined): string {
  return message === undefined ? "" : readEmbeds(message.embeds ?? []).text;
}

/** What an interaction was answered with: `@original`, if it is still there, and the follow-ups. */
export function answersTo({ server: { world } }: Started, interaction: Interaction): Json[] {
  return [...world.messages.values()].filter(
    ({ id, interaction: of, loading }) =>
      (id === interaction.original || of === interaction.id) && loading !== true,
  );
}

/** The answers, once there are so many. */
export function answered(started: Started, interaction: Interaction, count = 1): Promise<Json[]> {
  return soon(() => {
    const answers = answersTo(started, interaction);
    return answers.length >= count ? answers : fail(`${answers.length} answers`);
  });
}

function recordingLog(lines: LogLine[]): Log {
  const at = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, message, fields });
  const log: Log = {
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    child: () => log,
  };
  return log;
}
