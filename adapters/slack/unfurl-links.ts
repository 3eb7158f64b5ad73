import type { Answer } from "./call-api.ts";
import { listOf } from "./find-posted.ts";
import { renderCard } from "./render.ts";
import { type Installed, text, type Wire } from "./wire.ts";

const MAX_UNFURLS = 5;

/** Answers `link_shared`: previews for the links that the workspace wants previewed. */
export async function answerLinks(wire: Wire, event: Answer, { team, botUser }: Installed): Promise<void> {
  const user = text(event, "user");
  const links = listOf(event.links)
    .map((link) => text(link, "url"))
    .filter((url) => url !== "");
  if (links.length === 0 || user === botUser) return;
  const inComposer = text(event, "channel") === "COMPOSER";
  const channel = inComposer ? user : text(event, "channel");
  const origin = await wire.people.origin({ team, channel, user }, false);
  const cards = await wire.bot.unfurl(origin, links.slice(0, MAX_UNFURLS));
  const unfurls = links.flatMap((url) => {
    const card = cards.get(url);
    return card === undefined ? [] : [[url, { blocks: renderCard(card).blocks }] as const];
  });
  if (unfurls.length === 0) return;
  await wire.call(team, "chat.unfurl", {
    ...(inComposer
      ? { unfurl_id: text(event, "unfurl_id"), source: text(event, "source") }
      : { channel, ts: text(event, "message_ts") }),
    unfurls: Object.fromEntries(unfurls),
  });
}
