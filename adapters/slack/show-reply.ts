import type { Card } from "../../src/card/card.ts";
import type { Origin, Progress, Reply } from "../../src/chat/bot.ts";
import type { SlackFailure } from "./classify-error.ts";
import { toArguments } from "./post-cards.ts";
import { renderCard } from "./render.ts";
import { uploadFile } from "./upload-file.ts";
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

/** Milliseconds before the first line of progress, and between it and each further one. */
const PROGRESS_PAUSES = [1_500, 10_000, 40_000];

/** Shows a reply where it belongs: in place of the clicked card, in the channel, or to one person. */
export async function showReply(wire: Wire, asked: Asked, reply: Reply): Promise<void> {
  const { cards, audience, replaces, files = [], posted } = reply;
  for (const [index, card] of cards.entries()) {
    if (replaces && index === 0 && asked.clicked !== null) await replaceClicked(wire, asked, card);
    else if (audience === "channel") {
      const ts = await showToAll(wire, asked, card);
      if (ts !== null) await posted?.(index, ts);
    } else await showToOne(wire, asked, card);
  }
  for (const file of files) await uploadFile(wire, asked, file, audience);
}

/** An ephemeral card, or one in a channel where the bot is no member, can only be replaced by its response_url. */
async function replaceClicked(wire: Wire, { origin, respond, clicked }: Asked, card: Card): Promise<void> {
  if (clicked !== null && !clicked.ephemeral)
    try {
      return await wire.posting.update(origin.channel, clicked.ts, card);
    } catch (error) {
      if (respond === null || !isPermanent(error)) throw error;
    }
  if (respond !== null) await respondWith(respond, { replace_original: true }, card);
}

/** Where the bot is no member, only the response_url lets it speak. Resolves to the message's id where there is one. */
async function showToAll(wire: Wire, { origin, respond, thread }: Asked, card: Card): Promise<string | null> {
  try {
    return await wire.posting.post({ channel: origin.channel, thread }, card);
  } catch (error) {
    if (respond === null || !isPermanent(error)) throw error;
    await respondWith(respond, { response_type: "in_channel", replace_original: false }, card);
    return null;
  }
}

/** Shows a card to the one who asked and nobody else, by one way or the other. */
export async function showToOne(wire: Wire, asked: Asked, card: Card): Promise<void> {
  const { origin, respond, thread } = asked;
  const whisper = () => wire.posting.whisper(origin.channel, origin.person, card, thread);
  // On the Home tab there is no channel to whisper in.
  if (origin.channel === origin.person) return tellDirectly(wire, origin, card);
  if (respond === null) return whisper().catch(() => tellDirectly(wire, origin, card));
  const answer = () => respondWith(respond, { response_type: "ephemeral", replace_original: false }, card);
  // A response_url knows no threads.
  await (thread === null ? answer().catch(whisper) : whisper().catch(answer));
}

/** A person's own conversation with the bot is always there. */
async function tellDirectly(wire: Wire, origin: Origin, card: Card): Promise<void> {
  await wire.posting.post({ channel: origin.person, thread: null }, card);
}

/** Slack says only that it did not like an answer: a plainer form is tried once. */
async function respondWith(respond: Respond, how: object, card: Card): Promise<void> {
  try {
    await respond({ ...how, ...toArguments(renderCard(card)) });
  } catch {
    await respond({ ...how, ...toArguments(renderCard(card, { images: false, maxBlocks: 12 })) });
  }
}

function isPermanent(error: unknown): boolean {
  return (error as SlackFailure).permanent === true;
}

/**
 * Tells the one who asked that it takes a while, only if it does: each time the newest of what was to be told, after
 * ever longer pauses, so that answers are left of the five that a command allows.
 */
export function createProgress(
  wire: Wire,
  asked: Asked,
): { readonly progress: Progress; readonly end: () => void } {
  const pauses = [...PROGRESS_PAUSES];
  let newest: Card | null = null;
  let timer: NodeJS.Timeout | null = null;
  const wait = () => {
    const pause = pauses.shift();
    if (pause !== undefined) timer = setTimeout(tell, pause);
  };
  const tell = () => {
    const card = newest;
    newest = null;
    timer = null;
    if (card === null) return;
    void wire.run("progress", () => showToOne(wire, asked, card));
    wait();
  };
  return {
    progress(card) {
      newest = card;
      if (timer === null) wait();
    },
    end() {
      if (timer !== null) clearTimeout(timer);
      pauses.length = 0;
    },
  };
}
