import { renderCard } from "../../adapters/discord/render.ts";
import { checkMessage } from "../support/discord-server/check-message.ts";
import { readEmbeds } from "../support/discord-server/read-markdown.ts";
import { rendererContract } from "./renderer-contract.ts";

rendererContract({
  name: "Discord",
  render: renderCard,
  check: (body) => checkMessage(body),
  readText: ({ embeds }) => readEmbeds(embeds).text,
  findAlive: ({ embeds, allowed_mentions }) => [
    ...readEmbeds(embeds).alive,
    ...allowed_mentions.parse,
    ...(allowed_mentions.replied_user ? ["a ping"] : []),
  ],
  readLinks: ({ embeds, components }) => [
    ...readEmbeds(embeds).links,
    ...components.flatMap((row) => row.components.flatMap((part) => ("url" in part ? [part.url] : []))),
  ],
  readActions: ({ components }) =>
    components.flatMap((row) =>
      row.components.flatMap((part) => ("custom_id" in part ? [part.custom_id] : [])),
    ),
});
