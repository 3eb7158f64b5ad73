import { encodeChannel } from "../../../adapters/discord/ids.ts";
import { encodePlace } from "../../../adapters/slack/ids.ts";
import type { DiscordServer } from "../discord-server/server.ts";
import { ferryStory } from "../ferry-story.ts";
import type { Site } from "../site-server.ts";
import { createPeople } from "../slack-server/people.ts";
import type { SlackServer } from "../slack-server/server.ts";

/** Something that was asked, and what answers it by now. */
export interface Asked {
  readonly what: string;
  readonly at: number;
  cards(): number;
  /** Notices to the one who asked: on a busy machine a page may not be read in time. */
  notices(): number;
}

/** People on both platforms who ask for articles in turn, by mention and by reaction. */
export interface Crowd {
  /** Somebody asks; the platform tells it as often as the platform would. */
  ask(): void;
  readonly asked: readonly Asked[];
  /** Where they talk, as the core names it. */
  readonly channels: readonly {
    readonly platform: string;
    readonly tenant: string;
    readonly channel: string;
  }[];
}

const CHANNELS = 12;
/** Every third link was asked for before. */
const REPEATED = 3;
/** Slack sends again at once, after a minute and after five; here after seconds. */
const RETRY_PAUSE = 2_000;

/** Makes people, channels and, as they ask, articles. */
export function createCrowd(site: Site, slack: SlackServer, discord: DiscordServer): Crowd {
  const { workspace } = slack;
  const people = createPeople(slack, slack.sockets);
  const asked: Asked[] = [];
  const guilds = Array.from({ length: CHANNELS }, () => discord.people.addGuild());
  for (let n = 0; n < CHANNELS; n++) {
    const id = `C${100 + n}`;
    workspace.channels.set(id, { id, creator: "U1", member: true, archived: false, private: false });
  }

  function link(n: number): string {
    const path = `/story/${n % REPEATED === 0 ? Math.floor(n / 2) : n}`;
    site.put(path, { body: makePage(path) });
    return site.url(path);
  }

  /** Each event is told until it is acknowledged. */
  async function tell(inner: Readonly<Record<string, unknown>>): Promise<void> {
    const id = people.newEventId();
    for (;;)
      try {
        await people.event(inner, undefined, id);
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE));
      }
  }

  async function askOnSlack(n: number, byReaction: boolean): Promise<void> {
    const channel = `C${100 + (n % CHANNELS)}`;
    const user = `U${100 + n}`;
    workspace.users.set(user, { id: user, locale: "en-US", admin: false, bot: false });
    const text = byReaction ? `<${link(n)}>` : `<@${workspace.botUser}> <${link(n)}>`;
    const ts = await people.say(text, { channel, user, tell: false });
    const ofBot = ({ thread, botId }: (typeof workspace.messages)[number]) =>
      thread === ts && botId === workspace.botId;
    asked.push({
      what: `slack ${n} ${ts}${byReaction ? " by reaction" : ""}`,
      at: Date.now(),
      cards: () => workspace.messages.filter(ofBot).length,
      notices: () => workspace.ephemerals.filter((shown) => shown.user === user).length,
    });
    const message = { type: "message", channel, channel_type: "channel", user, text, ts, event_ts: ts };
    const item = { type: "message", channel, ts };
    const reaction = { type: "reaction_added", user, reaction: "newspaper", item, item_user: user };
    const told = [message, byReaction ? { ...reaction, event_ts: ts } : { ...message, type: "app_mention" }];
    await Promise.all(told.map(tell));
  }

  /** How often the bot spoke in a channel or thread of Discord. */
  function saidIn(channel: string): number {
    const { world } = discord;
    return [...world.messages.values()].filter(
      ({ channel_id, author }) => channel_id === channel && author?.id === world.bot.id,
    ).length;
  }

  function askOnDiscord(n: number, byReaction: boolean): void {
    const { channel } = guilds[n % CHANNELS]!;
    const person = `${1000 + n}00000000000000`;
    const { world, people } = discord;
    const words = byReaction ? link(n) : `<@${world.bot.id}> ${link(n)}`;
    const { id } = people.say(channel, person, words);
    if (byReaction) people.react(id, person, "📰");
    asked.push({
      what: `discord ${n} ${id}${byReaction ? " by reaction" : ""}`,
      at: Date.now(),
      cards: () => saidIn(id),
      // A conversation with a person has the id after theirs in this Discord.
      notices: () => saidIn(String(BigInt(person) + 1n)),
    });
  }

  let count = 0;
  return {
    asked,
    ask() {
      const n = count++;
      const byReaction = n % 5 === 4;
      if (n % 2 === 0) void askOnSlack(n, byReaction);
      else askOnDiscord(n, byReaction);
    },
    channels: [
      ...Array.from({ length: CHANNELS }, (_, n) => ({
        platform: "slack",
        tenant: `slack:${workspace.team}`,
        channel: encodePlace({ team: workspace.team, id: `C${100 + n}` }),
      })),
      ...guilds.map(({ guild, channel }) => ({
        platform: "discord",
        tenant: `discord:${guild}`,
        channel: encodeChannel({ guild, channel }),
      })),
    ],
  };
}

/** An article of its own at each path. */
function makePage(path: string): string {
  const paragraphs = ferryStory.english.map(
    (text, index) => `<p>${text} It was berth ${index} of ${path}.</p>`,
  );
  return `<!doctype html><html lang="en"><head><title>Ferry ${path}</title></head>
<body><main><article><h1>An electric ferry, ${path}</h1>${paragraphs.join("\n")}</article></main></body></html>`;
}
