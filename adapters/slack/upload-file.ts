import type { Reply, ReplyFile } from "../../src/chat/bot.ts";
import { DeliveryError } from "../../src/chat/chat-adapter.ts";
import { decodePlace } from "./ids.ts";
import { field } from "./look-up-people.ts";
import type { Asked } from "./show-reply.ts";
import { text, type Wire } from "./wire.ts";

const UPLOAD_TIME = 30_000;

/** Attaches a file to an answer, in the channel or in the person's own conversation (files.getUploadURLExternal). */
export async function uploadFile(
  wire: Wire,
  { origin, thread }: Asked,
  { name, mediaType, content }: ReplyFile,
  audience: Reply["audience"],
): Promise<void> {
  const channel = decodePlace(origin.channel);
  const person = decodePlace(origin.person);
  if (channel === null || person === null) throw new DeliveryError("not an id of Slack", true);
  const { team } = channel;
  const bytes = Buffer.from(content);
  const ticket = await wire.call(team, "files.getUploadURLExternal", {
    filename: name,
    length: bytes.length,
  });
  const sent = await fetch(text(ticket, "upload_url"), {
    method: "POST",
    headers: { "content-type": mediaType },
    body: bytes,
    signal: AbortSignal.timeout(UPLOAD_TIME),
  });
  if (!sent.ok) throw new DeliveryError(`Slack did not take a file (HTTP ${sent.status})`, false);
  const shared = audience === "channel";
  await wire.call(team, "files.completeUploadExternal", {
    files: [{ id: text(ticket, "file_id"), title: name }],
    channel_id: shared ? channel.id : await openConversation(wire, team, person.id),
    ...(shared && thread !== null ? { thread_ts: thread } : {}),
  });
}

/** The id of a person's own conversation with the bot: files cannot be sent to a person's id. */
async function openConversation(wire: Wire, team: string, user: string): Promise<string> {
  return text(field(await wire.call(team, "conversations.open", { users: user }), "channel"), "id");
}
