import type { Log } from "../log.ts";
import type { MessageStore } from "../store/messages.ts";
import { answerEdit, answerPost, mayConcern } from "./answer-post.ts";
import { answerReaction } from "./answer-reaction.ts";
import type { AnswerParts } from "./answer-reading.ts";
import type { Asking } from "./asking.ts";
import type { Bot, Origin } from "./bot.ts";
import { adapterFor, type Boundary } from "./boundary.ts";
import type { ChatAdapter } from "./chat-adapter.ts";
import { fencePosts } from "./fence-posts.ts";
import { removeCard } from "./follow-message.ts";
import type { Attempt } from "./inbox.ts";
import { createSequence } from "./keep-order.ts";

export interface ListeningParts {
  readonly answering: AnswerParts;
  readonly messages: MessageStore;
  readonly adapters: readonly ChatAdapter[];
  readonly boundary: Boundary;
  readonly ask: (origin: Origin) => Promise<Asking>;
  readonly log: Log;
}

interface Followed {
  readonly origin: Origin;
  readonly message: string;
  readonly asked: boolean;
  readonly attempt?: Attempt | undefined;
}

type Listening = Pick<Bot, "messagePosted" | "messageEdited" | "messageDeleted" | "reactionAdded">;

/** What the bot does about what people post; events of one message are answered in their order. */
export function listen({ answering, messages, adapters, boundary, ask, log }: ListeningParts): Listening {
  const sequence = createSequence();
  const partsFor = (platform: string, attempt: Attempt | undefined) => ({
    ...answering,
    adapter: fencePosts(adapterFor(adapters, platform), attempt),
  });

  /** One message's events one after another, failures whispered where somebody asked. */
  function follow({ origin, message, asked, attempt }: Followed, work: () => Promise<void>): Promise<void> {
    const key = JSON.stringify([origin.platform, origin.channel, message]);
    return boundary.inBackground(origin, asked, () => sequence.run(key, work), attempt);
  }

  return {
    async messagePosted(message) {
      const { origin, addressed, attempt } = message;
      if (!mayConcern(message)) return;
      await follow({ ...message, asked: addressed }, async () => {
        const existing = attempt?.repeated === true ? await messages.answers(origin, message.message) : [];
        await answerPost(message, await ask(origin), existing, partsFor(origin.platform, attempt));
      });
    },

    async messageEdited(message) {
      const { origin, addressed, attempt } = message;
      if (message.automated) return;
      await follow({ ...message, asked: addressed }, async () => {
        const existing = await messages.answers(origin, message.message);
        if (existing.length > 0 || mayConcern(message))
          await answerEdit(message, await ask(origin), existing, partsFor(origin.platform, attempt));
      });
    },

    async messageDeleted(place, message, attempt) {
      await follow({ origin: { ...nobody, ...place }, message, asked: false, attempt }, async () => {
        const parts = { adapter: adapterFor(adapters, place.platform), messages, log };
        for (const card of await messages.answers(place, message))
          await removeCard(place, card.message, parts);
        await messages.removed(place, message);
      });
    },

    async reactionAdded(reaction) {
      const { origin, attempt } = reaction;
      await follow({ ...reaction, asked: true }, async () =>
        answerReaction(reaction, await ask(origin), partsFor(origin.platform, attempt)),
      );
    },
  };
}

/** A deletion has no author. */
const nobody = { person: "", locale: "en", mayManage: false, roles: [], direct: false };
