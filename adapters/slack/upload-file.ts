import type { Reply, ReplyFile } from "../../src/chat/bot.ts";
import { DeliveryError } from "../../src/chat/chat-adapter.ts";
import { decodePlace } from "./ids.ts";
import { field } from "./look-up-people.ts";
import type { Asked } from "./show-reply.ts";
import { uploadBytes } from "./upload-bytes.ts";
import { text, type Wire } from "./wire.ts";

/** Attaches a file to an answer, in the channel or in the person's own conversation. */
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
  const shared = audience === "channel";
  const upload = { name, mediaType, content: Buffer.from(content) };
  await uploadBytes(wire.call, team, upload, {
    channel_id: shared ? channel.id : await openConversation(wire, team, person.id),
    ...(shared && thread !== null ? { thread_ts: thread } : {}),
  });
}

/** The id of a person's own conversation with the bot: files cannot be sent to a person's id. */
async function openConversation(wire: Wire, team: string, user: string): Promise<string> {
  return text(field(await wire.call(team, "conversations.open", { users: user }), "channel"), "id");
}
