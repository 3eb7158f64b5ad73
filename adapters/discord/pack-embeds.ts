import type { APIEmbed } from "discord.js";
import { type Budget, ELLIPSIS } from "./fit.ts";
import { DESCRIPTION_ROOM, LIMITS } from "./limits.ts";

const BETWEEN = "\n\n";

/** Blocks of text as the descriptions of as few embeds as they need; blocks that do not fit any more are left out whole. */
export function packEmbeds(
  title: Pick<APIEmbed, "title" | "url">,
  blocks: readonly string[],
  budget: Budget,
): APIEmbed[] {
  const descriptions = [""];
  let isCut = false;
  for (const block of blocks) {
    if (block === "") continue;
    const last = descriptions.at(-1)!;
    const joined = last === "" ? block : last + BETWEEN + block;
    const fresh = joined.length > DESCRIPTION_ROOM;
    const cost = fresh ? block.length : joined.length - last.length;
    const fits =
      cost + BETWEEN.length + ELLIPSIS.length <= budget.left() &&
      block.length <= DESCRIPTION_ROOM &&
      (!fresh || descriptions.length < LIMITS.embedsPerMessage);
    isCut ||= !fits;
    if (!fits) continue;
    budget.spend(cost);
    if (fresh) descriptions.push(block);
    else descriptions[descriptions.length - 1] = joined;
  }
  const last = descriptions.at(-1)!;
  const cutMark = BETWEEN + ELLIPSIS;
  if (isCut && last.length + cutMark.length <= DESCRIPTION_ROOM)
    descriptions[descriptions.length - 1] = last + cutMark;
  return descriptions.map((description, index) => ({
    ...(index === 0 ? title : {}),
    ...(description === "" ? {} : { description }),
  }));
}
