import type { Card } from "../../src/card/card.ts";
import type { Origin, Progress, Reply } from "../../src/chat/bot.ts";
import type { SlackFailure } from "./failure.ts";
import { toArguments } from "./posting.ts";
import { renderCard } from "./render.ts";
import type { Wire } from "./wire.ts";

/** Posts to the `response_url` of a command or click: valid 30 minutes, five times. */
export type Respond = (message: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** Where an answer goes. */
export interface Asked {
  readonly origin: Origin;
  readonly respond: Respond | null;
  /** The thread that the answer belongs to. */
  readonly thread: string | null;
  /** The message that was clicked. */
  readonly clicked: { readonly ts: string; readonly ephemeral: boolean } | null;
}

const PROGRESS_AFTER = 1_500;

/** Shows a reply where it belongs: in place of the clicked card, in the channel, or to one person. */
export async function showReply(
  wire: Wire,
  asked: Asked,
  { cards, audience, replaces }: Reply,
): Promise<void> {
  for (const [index, card] of cards.entries()) {
    if (replaces && index === 0 && asked.clicked !== null) await replaceClicked(wire, asked, card);
    else if (audience === "channel") await showToAll(wire, asked, card);
    else await showToOne(wire, asked, card);
  }
}

async function replaceClicked(wire: Wire, { origin, respond, clicked }: Asked, card: Card): Promise<void> {
  if (clicked !== null && !clicked.ephemeral) return wire.posting.update(origin.channel, clicked.ts, card);
  await respond?.({ replace_original: true, ...toArguments(renderCard(card)) });
}

/** Where the bot is no member, only the response_url lets it speak. */
async function showToAll(wire: Wire, asked: Asked, card: Card): Promise<void> {
  const { origin, respond, thread } = asked;
  try {
    await wire.posting.post({ channel: origin.channel, thread }, card);
  } catch (error) {
    if (respond === null || (error as SlackFailure).permanent !== true) throw error;
    await respond({ response_type: "in_channel", replace_original: false, ...toArguments(renderCard(card)) });
  }
}

/** Shows a card to the one who asked and nobody else. */
export async function showToOne(wire: Wire, { origin, respond, thread }: Asked, card: Card): Promise<void> {
  if (respond === null || thread !== null) {
    try {
      return await wire.posting.whisper(origin.channel, origin.person, card, thread);
    } catch (error) {
      if (respond === null) return tellDirectly(wire, origin, card);
      if ((error as SlackFailure).permanent !== true) throw error;
    }
  }
  await respond({ response_type: "ephemeral", replace_original: false, ...toArguments(renderCard(card)) });
}

/** A person's own conversation with the bot is always there. */
async function tellDirectly(wire: Wire, origin: Origin, card: Card): Promise<void> {
  await wire.posting.post({ channel: origin.person, thread: null }, card);
}

/** Tells the one who asked that it takes a while: once, and only if it does. */
export function createProgress(
  wire: Wire,
  asked: Asked,
): { readonly progress: Progress; readonly end: () => void } {
  let timer: NodeJS.Timeout | null = null;
  return {
    progress(card) {
      timer ??= setTimeout(() => {
        void wire.run("progress", () => showToOne(wire, asked, card));
      }, PROGRESS_AFTER);
    },
    end() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
