import type { Log } from "../log.ts";
import type { MessageStore } from "../store/messages.ts";
import { answerEdit, answerPost, mayConcern } from "./answer-post.ts";
import { answerReaction } from "./answer-reaction.ts";
import type { AnswerParts } from "./answer-reading.ts";
import type { Asking } from "./asking.ts";
import type { Bot, Origin } from "./bot.ts";
import { adapterFor, type Boundary } from "./boundary.ts";
import type { ChatAdapter } from "./chat-adapter.ts";
import { removeCard } from "./follow-message.ts";
import { createSequence } from "./keep-order.ts";

export interface ListeningParts {
  readonly answering: AnswerParts;
  readonly messages: MessageStore;
  readonly adapters: readonly ChatAdapter[];
  readonly boundary: Boundary;
  readonly ask: (origin: Origin) => Promise<Asking>;
  readonly log: Log;
}

type Listening = Pick<Bot, "messagePosted" | "messageEdited" | "messageDeleted" | "reactionAdded">;

/** What the bot does about what people post; events of one message are answered in their order. */
export function listen({ answering, messages, adapters, boundary, ask, log }: ListeningParts): Listening {
  const sequence = createSequence();
  const partsFor = (platform: string) => ({ ...answering, adapter: adapterFor(adapters, platform) });

  /** One message's events one after another, failures whispered where somebody asked. */
  function follow(origin: Origin, message: string, asked: boolean, work: () => Promise<void>): Promise<void> {
    const key = JSON.stringify([origin.platform, origin.channel, message]);
    return boundary.inBackground(origin, asked, () => sequence.run(key, work));
  }

  return {
    async messagePosted(message) {
      const { origin, addressed } = message;
      if (!mayConcern(message)) return;
      await follow(origin, message.message, addressed, async () =>
        answerPost(message, await ask(origin), partsFor(origin.platform)),
      );
    },

    async messageEdited(message) {
      const { origin, addressed } = message;
      if (message.automated) return;
      await follow(origin, message.message, addressed, async () => {
        const existing = await messages.answers(origin, message.message);
        if (existing.length > 0 || mayConcern(message))
          await answerEdit(message, await ask(origin), existing, partsFor(origin.platform));
      });
    },

    async messageDeleted(place, message) {
      await follow({ ...nobody, ...place }, message, false, async () => {
        const parts = { adapter: adapterFor(adapters, place.platform), messages, log };
        for (const card of await messages.answers(place, message))
          await removeCard(place, card.message, parts);
        await messages.removed(place, message);
      });
    },

    async reactionAdded(reaction) {
      const { origin } = reaction;
      await follow(origin, reaction.message, true, async () =>
        answerReaction(reaction, await ask(origin), partsFor(origin.platform)),
      );
    },
  };
}

/** A deletion has no author. */
const nobody = { person: "", locale: "en", mayManage: false, roles: [], direct: false };
