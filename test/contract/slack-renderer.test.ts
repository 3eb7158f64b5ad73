import { renderCard } from "../../adapters/slack/render.ts";
import { checkBlocks } from "../support/slack-server/check-blocks.ts";
import { findAlive, readActionIds, readBlocks, readLinks } from "../support/slack-server/read-blocks.ts";
import type { Block } from "../support/slack-server/state.ts";
import { rendererContract } from "./renderer-contract.ts";

rendererContract({
  name: "Slack",
  render: (card) => {
    const { text, blocks } = renderCard(card);
    return { text, blocks: blocks as unknown as Block[] };
  },
  check: ({ text, blocks }) => [
    ...checkBlocks(blocks, "message"),
    ...(text.length < 1 || text.length > 3_000 ? [`text: ${text.length}`] : []),
    ...(blocks.length === 0 ? ["no blocks"] : []),
  ],
  readText: ({ blocks }) => readBlocks(blocks),
  findAlive: ({ text, blocks }) => [...findAlive(blocks), ...(/[<>]/.test(text) ? [text] : [])],
  readLinks: ({ blocks }) => readLinks(blocks),
  readActions: ({ blocks }) => readActionIds(blocks),
});
