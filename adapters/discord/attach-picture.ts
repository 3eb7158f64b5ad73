import type { RawFile } from "discord.js";
import type { Card } from "../../src/card/card.ts";
import type { Log } from "../../src/log.ts";
import { tryPaint } from "../../src/picture/paint-png.ts";
import { LIMITS } from "./limits.ts";
import { type MessageBody, renderCard } from "./render.ts";

const NAME = "picture.png";

/** Renders a card, with its picture, if it has one, as a file of the same message and its words as alternative text. */
export async function renderWithPicture(card: Card, log: Log): Promise<MessageBody> {
  const body = renderCard(card);
  const picture = "picture" in card ? card.picture : undefined;
  const data = await tryPaint(picture, log);
  if (picture === undefined || data === null) return body;
  return {
    ...body,
    attachments: [
      { id: 0, filename: NAME, description: picture.alt.slice(0, LIMITS.fileDescription).toWellFormed() },
    ],
    files: [{ name: NAME, contentType: "image/png", data: Buffer.from(data) }],
  };
}

/** A body as discord.js takes it: files travel beside the JSON. */
export function toRequest({ files = [], ...body }: MessageBody, others: readonly RawFile[] = []) {
  return { body, files: [...files, ...others] };
}

/** The same message without its picture. */
export function withoutPicture({ files: _, attachments: __, ...body }: MessageBody): MessageBody {
  return body;
}
