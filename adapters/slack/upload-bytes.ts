import { DeliveryError } from "../../src/chat/chat-adapter.ts";
import type { CallApi } from "./call-api.ts";
import { text } from "./wire.ts";

/** A file to be uploaded. */
export interface Upload {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  /** For those who do not see a picture. */
  readonly alt?: string;
}

const UPLOAD_TIME = 30_000;

/**
 * Uploads a file in Slack's three steps (files.getUploadURLExternal, POST, files.completeUploadExternal) and returns
 * its id. `share` names the channel to post it in; without one only the bot sees it. Rejects with a DeliveryError.
 */
export async function uploadBytes(
  call: CallApi,
  team: string,
  { name, mediaType, content, alt }: Upload,
  share: { readonly channel_id?: string; readonly thread_ts?: string },
): Promise<string> {
  const ticket = await call(team, "files.getUploadURLExternal", {
    filename: name,
    length: content.length,
    ...(alt === undefined ? {} : { alt_txt: alt }),
  });
  await sendBytes(text(ticket, "upload_url"), mediaType, content);
  const id = text(ticket, "file_id");
  await call(team, "files.completeUploadExternal", { files: [{ id, title: name }], ...share });
  return id;
}

async function sendBytes(url: string, mediaType: string, content: Uint8Array): Promise<void> {
  const sent = await fetch(url, {
    method: "POST",
    headers: { "content-type": mediaType },
    body: Buffer.from(content),
    signal: AbortSignal.timeout(UPLOAD_TIME),
  }).catch((error: unknown) => {
    throw new DeliveryError("Slack did not take a file", false, null, error);
  });
  if (!sent.ok) throw new DeliveryError(`Slack did not take a file (HTTP ${sent.status})`, false);
}
