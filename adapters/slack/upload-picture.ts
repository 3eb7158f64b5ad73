import type { Card } from "../../src/card/card.ts";
import type { Log } from "../../src/log.ts";
import { tryPaint } from "../../src/picture/paint-png.ts";
import type { CallApi } from "./call-api.ts";
import { clip, flatten } from "./escape-text.ts";
import { limits } from "./limits.ts";
import { uploadBytes } from "./upload-bytes.ts";

/** A picture that Slack holds for us; only a message that names it shows it to people. */
export interface HeldPicture {
  readonly file: string;
  readonly alt: string;
}

/**
 * Hands a card's picture to Slack ahead of the card. Uploading posts nothing, so that it may be repeated; where it is
 * refused the card goes out without, with the reason in the log. `null` where there is no picture to show.
 */
export async function uploadPicture(
  call: CallApi,
  team: string,
  card: Card,
  log: Log,
): Promise<HeldPicture | null> {
  const picture = "picture" in card ? card.picture : undefined;
  const content = await tryPaint(picture, log);
  if (picture === undefined || content === null) return null;
  const alt = clip(flatten(picture.alt), limits.altText) || "…";
  try {
    const file = { name: "picture.png", mediaType: "image/png", content, alt };
    return { file: await uploadBytes(call, team, file, {}), alt };
  } catch (error) {
    log.warn(
      { err: error },
      "a picture was left out: Slack did not take it (it needs the scope files:write)",
    );
    return null;
  }
}
