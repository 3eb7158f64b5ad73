import type { Digest } from "../../../src/digest/digest.ts";
import { type Database, openPostgres } from "../../../src/store/database.ts";
import { createStore, type Store } from "../../../src/store/store.ts";
import type { DiscordServer } from "../discord-server/server.ts";
import type { SlackServer } from "../slack-server/server.ts";
import type { Crowd } from "./people.ts";

/** Digests in some channels of each platform, of which runs become due on demand. */
export interface DueDigests {
  /** Makes a run of each due. */
  fallDue(): Promise<void>;
  /** Lets the leases of instances that died end, as time would. */
  expire(): Promise<void>;
  /** Runs by state. */
  states(): Promise<Readonly<Record<string, number>>>;
  /** Posts of digests that the ledger does not know: those that were made twice. */
  strays(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const CHANNELS = 2;
const NEVER = { patterns: ["0 0 29 2 *"], timezone: "UTC", quiet: null };
const SETTINGS = { schedule: NEVER, languages: [], entries: 5, source: "both", saysWhenEmpty: true } as const;

/** Sets everything up in the database, also that reactions mean something in the crowd's channels. */
export async function prepareDigests(
  url: string,
  crowd: Crowd,
  slack: SlackServer,
  discord: DiscordServer,
): Promise<DueDigests> {
  const database = await openPostgres(url);
  const store = createStore(database);
  for (const { platform, tenant, channel } of crowd.channels)
    await store.settings.write(
      { scope: "channel", subject: `${platform}:${channel}` },
      "reactions",
      true,
      tenant,
    );
  const chosen = ["slack", "discord"].flatMap((name) =>
    crowd.channels.filter(({ platform }) => platform === name).slice(0, CHANNELS),
  );
  const digests: Digest[] = [];
  for (const place of chosen) digests.push(await create(store, place));

  /** What the bot said in the digests' channels, outside of threads. */
  function said(): string[] {
    const { workspace } = slack;
    const names = new Set(chosen.map(({ channel }) => channel.split(/[:-]/).at(-1)));
    const onSlack = workspace.messages.filter(
      ({ channel, thread, botId }) => names.has(channel) && thread === null && botId === workspace.botId,
    );
    const onDiscord = [...discord.world.messages.values()].filter(
      ({ channel_id, author }) => names.has(channel_id) && author?.id === discord.world.bot.id,
    );
    return [...onSlack.map(({ ts }) => ts), ...onDiscord.map(({ id, channel_id }) => `${channel_id}-${id}`)];
  }

  return {
    async fallDue() {
      for (const digest of digests) await store.digests.openExtraDelivery(digest, Date.now());
    },
    async expire() {
      await database.query
        .updateTable("delivery")
        .set({ claimed_until: 0 })
        .where("state", "=", "open")
        .execute();
    },
    states: () => countStates(database),
    async strays() {
      const rows = await database.query.selectFrom("delivery").select("message").execute();
      const known = new Set(rows.map(({ message }) => message));
      return said().filter((message) => !known.has(message));
    },
    close: () => store.close(),
  };
}

function create(store: Store, place: Pick<Digest, "platform" | "tenant" | "channel">): Promise<Digest> {
  const nothing = { person: "ada", settings: SETTINGS, nextRunAt: null, coveredUntil: 0 };
  return store.digests.create({ ...place, ...nothing }, Date.now());
}

async function countStates({ query }: Database): Promise<Record<string, number>> {
  const rows = await query
    .selectFrom("delivery")
    .select(({ fn }) => ["state", fn.countAll().as("runs")])
    .groupBy("state")
    .execute();
  return Object.fromEntries(rows.map(({ state, runs }) => [state, Number(runs)]));
}
