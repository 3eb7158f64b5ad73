import type { Answer, CallApi } from "./call-api.ts";
import type { Place } from "./ids.ts";
import { field } from "./look-up-people.ts";

/** The metadata type that marks our posts. */
export const METADATA_TYPE = "dragoman_post";

const PAGE = 100;
const MAX_PAGES = 20;
const MAX_THREADS = 10;

/**
 * Looks in a channel (or in one of its threads) for a post of ours by the delivery id in its metadata; `since` bounds
 * the search. Rejects with a DeliveryError where Slack refuses to let us look: then nobody knows.
 */
export async function findPosted(
  call: CallApi,
  { team, id: channel }: Place,
  delivery: string,
  since: Date,
  thread: string | null,
): Promise<string | null> {
  const method = thread === null ? "conversations.history" : "conversations.replies";
  const oldest = (since.getTime() / 1000).toFixed(6);
  let cursor: string | null = null;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer: Answer = await call(team, method, {
      channel,
      oldest,
      inclusive: true,
      limit: PAGE,
      include_all_metadata: true,
      ...(thread === null ? {} : { ts: thread }),
      ...(cursor === null ? {} : { cursor }),
    });
    const messages = listOf(answer.messages);
    const found = messages.find((message) => deliveryOf(message) === delivery);
    if (typeof found?.ts === "string") return found.ts;
    const threads = thread === null ? messages.filter(isThreadOfOurs).slice(0, MAX_THREADS) : [];
    for (const { ts } of threads) {
      const reply = await findPosted(call, { team, id: channel }, delivery, since, String(ts));
      if (reply !== null) return reply;
    }
    cursor = nextCursor(answer);
    if (cursor === null) return null;
  }
  return null;
}

/** A channel's history leaves replies out; ours stand under messages of ours. */
function isThreadOfOurs(message: Answer): boolean {
  return deliveryOf(message) !== undefined && Number(message.reply_count) > 0;
}

function deliveryOf(message: Answer): unknown {
  const metadata = field(message, "metadata");
  return metadata.event_type === METADATA_TYPE ? field(metadata, "event_payload").id : undefined;
}

/** The objects of a list in an answer. */
export function listOf(value: unknown): Answer[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "object" && item !== null) : [];
}

function nextCursor(answer: Answer): string | null {
  const cursor = field(answer, "response_metadata").next_cursor;
  return typeof cursor === "string" && cursor !== "" ? cursor : null;
}
