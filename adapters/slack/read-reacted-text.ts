import type { SlackFailure } from "./classify-error.ts";
import { listOf } from "./find-posted.ts";
import { encodePlace, type Place } from "./ids.ts";
import { markupOf, unwrapText } from "./unwrap-text.ts";
import { text, type Wire } from "./wire.ts";

/**
 * The text of a message that someone reacted to: from memory, else by one look into the channel's history.
 * `null` where Slack refuses it or the message is not there.
 */
export async function readReactedText(wire: Wire, place: Place, ts: string): Promise<string | null> {
  const known = wire.recent.find(encodePlace(place), ts);
  if (known !== null) return unwrapText(known.text);
  try {
    const answer = await wire.call(place.team, "conversations.history", {
      channel: place.id,
      oldest: ts,
      latest: ts,
      inclusive: true,
      limit: 1,
    });
    const message = listOf(answer.messages).find((found) => found.ts === ts);
    if (message === undefined) return null;
    const thread = text(message, "thread_ts") || null;
    const author = text(message, "user") || null;
    wire.recent.put(encodePlace(place), ts, { text: markupOf(message), thread, author });
    return unwrapText(markupOf(message));
  } catch (error) {
    wire.log.info(
      { code: (error as SlackFailure).code },
      "Slack does not show the message that was reacted to",
    );
    return null;
  }
}
