import type { Bot, CommandCall, Origin, PostedMessage, PostedReaction, Reply } from "../../src/chat/bot.ts";
import { samplePanelCard } from "./sample-cards.ts";

/** A bot that answers with a fixed card and remembers what it was told. */
export interface RecordingBot extends Bot {
  readonly commands: CommandCall[];
  readonly actions: { readonly origin: Origin; readonly id: string; readonly value: string | null }[];
  readonly posted: PostedMessage[];
  readonly edited: PostedMessage[];
  readonly deleted: string[];
  readonly reactions: PostedReaction[];
  readonly removedTenants: string[];
}

/** Answers every command and click with `reply`; the methods of its own may be replaced by a test. */
export function createRecordingBot(
  reply: Reply = { cards: [samplePanelCard()], audience: "channel", replaces: false },
): RecordingBot {
  const bot: RecordingBot = {
    commands: [],
    actions: [],
    posted: [],
    edited: [],
    deleted: [],
    reactions: [],
    removedTenants: [],
    async command(call) {
      bot.commands.push(call);
      return reply;
    },
    async action(origin, id, value) {
      bot.actions.push({ origin, id, value });
      return reply;
    },
    suggest: async (_call, _option, typed) => [{ value: "es", label: `Spanish ${typed}`.trim() }],
    async messagePosted(message) {
      bot.posted.push(message);
    },
    async messageEdited(message) {
      bot.edited.push(message);
    },
    async messageDeleted(_origin, message) {
      bot.deleted.push(message);
    },
    async reactionAdded(reaction) {
      bot.reactions.push(reaction);
    },
    unfurl: async () => new Map(),
    home: async () => samplePanelCard({ title: "Home" }),
    async tenantRemoved(tenant) {
      bot.removedTenants.push(tenant);
    },
  };
  return bot;
}
