import { emojiOfName, nameOfEmoji } from "../../adapters/slack/emoji.ts";
import { decodePlace, encodePlace } from "../../adapters/slack/ids.ts";
import { readBlocks } from "../support/slack-server/read-blocks.ts";
import { type Stage, stageHttpMode, stageSocketMode } from "../support/slack-server/start-adapter.ts";
import { type AdapterUnderTest, chatAdapterContract } from "./chat-adapter-contract.ts";

function underTest({ server, adapter, people, close }: Stage): AdapterUnderTest {
  const { workspace } = server;
  const find = (ts: string) => workspace.messages.find((message) => message.ts === ts);
  return {
    adapter,
    channel: encodePlace({ team: "T1", id: "C1" }),
    missingChannel: encodePlace({ team: "T1", id: "C404" }),
    person: encodePlace({ team: "T1", id: "U1" }),
    say: (text) => people.mention(text.replaceAll("&", "&amp;").replace(/(https:\S+)/, "<$1>")),
    sayAsBot: async (text) => {
      await people.say(text, { user: "U9", bot: true });
    },
    edit: (message, text) => people.edit(message, text),
    erase: (message) => people.erase(message),
    react: async (message, emoji) => {
      await people.react(message, nameOfEmoji(emoji)!);
    },
    async look(channel, ts) {
      const message = find(ts);
      if (message === undefined || message.channel !== decodePlace(channel)?.id) return null;
      return { text: readBlocks(message.blocks) || message.text, thread: message.thread };
    },
    whispers: async () => workspace.ephemerals.map(({ blocks }) => readBlocks(blocks)),
    reactions: async (_channel, ts) =>
      [...(find(ts)?.reactions.keys() ?? [])].map((name) => emojiOfName(name)!),
    close,
  };
}

chatAdapterContract({ name: "Slack in Socket Mode", create: async () => underTest(await stageSocketMode()) });
chatAdapterContract({ name: "Slack over HTTP", create: async () => underTest(await stageHttpMode()) });
