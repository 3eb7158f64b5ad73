import { createDiscordAdapter } from "../../adapters/discord/adapter.ts";
import { decodeMessage, encodeChannel, encodeMessage } from "../../adapters/discord/ids.ts";
import { silentLog } from "../../src/log.ts";
import { readEmbeds } from "../support/discord-server/read-markdown.ts";
import { startDiscordServer } from "../support/discord-server/server.ts";
import type { Json } from "../support/discord-server/world.ts";
import { type AdapterUnderTest, chatAdapterContract } from "./chat-adapter-contract.ts";

chatAdapterContract({ name: "Discord", create });

async function create(): Promise<AdapterUnderTest> {
  const server = await startDiscordServer();
  const { world, people } = server;
  const { guild, channel } = people.addGuild();
  const person = world.nextId();
  const log = silentLog;
  const idOf = ({ channel_id, id }: Json) => encodeMessage({ channel: channel_id, message: id });
  const rawOf = (message: string) => decodeMessage(message)!.message;
  const wordsOf = ({ content, embeds }: Json) => content + readEmbeds(embeds).text;

  return {
    adapter: createDiscordAdapter({ token: server.token, apiUrl: server.apiUrl, log }),
    channel: encodeChannel({ guild, channel }),
    missingChannel: encodeChannel({ guild, channel: world.nextId() }),
    person,
    say: async (text) => idOf(people.say(channel, person, `<@${world.bot.id}> ${text}`)),
    async sayAsBot(text) {
      const id = world.nextId();
      people.say(channel, id, text, { author: { id, username: "other", bot: true } });
    },
    edit: async (message, text) => people.edit(rawOf(message), text),
    erase: async (message) => people.erase(rawOf(message)),
    react: async (message, emoji) => people.react(rawOf(message), person, emoji),
    async look(_channel, message) {
      const found = world.messages.get(rawOf(message));
      if (found === undefined) return null;
      const place = world.channels.get(found.channel_id)!;
      const thread =
        place.type === 11 ? encodeMessage({ channel: place.parent_id!, message: place.id }) : null;
      return { text: wordsOf(found), thread };
    },
    async whispers() {
      const direct = [...world.messages.values()].filter(
        ({ channel_id }) => world.channels.get(channel_id)?.type === 1,
      );
      return direct.map(wordsOf);
    },
    async reactions(_channel, message) {
      const mine = [...world.reactions].map((reaction) => reaction.split(" "));
      return mine
        .filter(([id, , by]) => id === rawOf(message) && by === world.bot.id)
        .map(([, emoji]) => emoji!);
    },
    close: () => server.close(),
  };
}
