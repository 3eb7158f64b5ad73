import { checkBlocks, checkView } from "./check-blocks.ts";
import type { Block, StoredMessage, Workspace } from "./state.ts";

/** What a method answers; `error` is one of Slack's codes. */
export type Result = { ok: true; [field: string]: unknown } | { ok: false; error: string };

export type Arguments = Readonly<Record<string, unknown>>;

const refuse = (error: string): Result => ({ ok: false, error });

/** Files on their way: `complete` once the bot said so; only then may a message name them. */
export type Uploads = Map<
  string,
  { readonly name: string; readonly length: number; readonly alt: string; bytes: Buffer; complete: boolean }
>;

export interface MethodParts {
  /** Trigger ids still valid, with whom they are for. */
  readonly triggers: Map<string, string>;
  /** What was uploaded, by file id. */
  readonly uploads: Uploads;
  readonly origin: () => string;
}

/** The Web API methods that a bot of this kind calls, by name. */
export function createMethods({
  triggers,
  uploads,
  origin,
}: MethodParts): Record<string, (workspace: Workspace, args: Arguments) => Result> {
  return {
    "auth.test": ({ team, botUser, botId }) => ({
      ok: true,
      url: "https://example.slack.com/",
      team,
      team_id: team,
      user: "dragoman",
      user_id: botUser,
      bot_id: botId,
    }),
    "users.info": ({ users }, { user }) => {
      const found = users.get(String(user));
      if (found === undefined) return refuse("user_not_found");
      const { id, locale, admin, bot } = found;
      return { ok: true, user: { id, locale, is_admin: admin, is_owner: false, is_bot: bot } };
    },
    "conversations.info": ({ channels }, { channel }) => {
      const found = channels.get(String(channel));
      if (found === undefined) return refuse("channel_not_found");
      return {
        ok: true,
        channel: { id: found.id, creator: found.creator, is_member: found.member, is_private: found.private },
      };
    },
    "users.conversations": ({ channels }) => ({
      ok: true,
      channels: [...channels.values()]
        .filter(({ id, member, archived }) => id.startsWith("C") && member && !archived)
        .map(({ id }) => ({ id, name: `desk-${id.toLowerCase()}`, is_member: true })),
    }),
    "conversations.history": (workspace, args) =>
      listMessages(workspace, args, (message) => message.thread === null),
    "conversations.replies": (workspace, args) =>
      listMessages(workspace, args, ({ thread, ts }) => thread === args.ts || ts === args.ts),
    "chat.postMessage": (workspace, args) => postMessage(workspace, args, uploads),
    "chat.postEphemeral": (workspace, args) => postEphemeral(workspace, args, uploads),
    "chat.update": (workspace, args) => updateMessage(workspace, args, uploads),
    "chat.delete": deleteMessage,
    "chat.unfurl": (workspace, args) => {
      for (const preview of Object.values((args.unfurls ?? {}) as Record<string, Block>)) {
        const problems = checkBlocks(preview.blocks, "message");
        if (problems.length > 0) return refuse("cannot_unfurl_url");
      }
      workspace.unfurls.push(args);
      return { ok: true };
    },
    "conversations.open": (_, { users }) => ({ ok: true, channel: { id: `D${String(users).slice(1)}` } }),
    "files.getUploadURLExternal": (_, { filename, length, alt_txt }) => {
      if (!filename || Number(length) < 1) return refuse("invalid_arguments");
      const id = `F${uploads.size + 1}`;
      uploads.set(id, {
        name: String(filename),
        length: Number(length),
        alt: String(alt_txt ?? ""),
        bytes: Buffer.alloc(0),
        complete: false,
      });
      return { ok: true, file_id: id, upload_url: `${origin()}/upload/${id}` };
    },
    "files.completeUploadExternal": (workspace, { files, channel_id, thread_ts }) => {
      for (const { id, title } of files as { id: string; title: string }[]) {
        const upload = uploads.get(id);
        if (upload === undefined || upload.bytes.length === 0) return refuse("file_not_found");
        upload.complete = true;
        if (channel_id === undefined) continue;
        const content = upload.bytes.toString();
        const thread = thread_ts === undefined ? null : String(thread_ts);
        workspace.files.push({ name: title, content, channel: String(channel_id), thread });
      }
      return { ok: true, files };
    },
    "reactions.add": addReaction,
    "views.open": (workspace, args) => {
      const user = triggers.get(String(args.trigger_id));
      triggers.delete(String(args.trigger_id));
      return user === undefined ? refuse("expired_trigger_id") : showView(workspace, "open", user, args.view);
    },
    "views.publish": (workspace, args) => showView(workspace, "publish", String(args.user_id), args.view),
  };
}

function showView(workspace: Workspace, kind: "open" | "publish", user: string, view: unknown): Result {
  const problems = checkView(view as Block);
  if (problems.length > 0)
    return { ok: false, error: "invalid_arguments", response_metadata: { messages: problems } } as Result;
  workspace.views.push({ kind, user, view: view as Block });
  return { ok: true, view: { id: `V${workspace.views.length}`, ...(view as Block) } };
}

/** A channel to post in; a person's id stands for their conversation with the bot. */
function openChannel(workspace: Workspace, channel: unknown): string | Result {
  const id = String(channel);
  if (workspace.users.has(id)) return `D${id.slice(1)}`;
  const found = workspace.channels.get(id);
  if (found === undefined) return refuse("channel_not_found");
  if (found.archived) return refuse("is_archived");
  return found.member ? id : refuse("not_in_channel");
}

/** "This file must be an image": png, jpg, jpeg or gif; here the PNG signature. */
function isPicture(upload: ReturnType<Uploads["get"]>): boolean {
  return upload?.complete === true && upload.bytes.subarray(1, 4).toString() === "PNG";
}

function checkMessage(args: Arguments, uploads: Uploads): Result | null {
  const blocks = args.blocks ?? [];
  if ((blocks as unknown[]).length === 0 && !args.text) return refuse("no_text");
  if (String(args.text ?? "").length > 40_000) return refuse("msg_too_long");
  const problems = checkBlocks(blocks, "message");
  if (problems.length > 0) return refuse("invalid_blocks");
  const named = (blocks as Block[]).flatMap(
    ({ slack_file }) => (slack_file as { id: string } | undefined)?.id ?? [],
  );
  if (!named.every((id) => isPicture(uploads.get(id)))) return refuse("invalid_blocks");
  return JSON.stringify(blocks).includes("unfetchable.") ? refuse("invalid_blocks") : null;
}

function postMessage(workspace: Workspace, args: Arguments, uploads: Uploads): Result {
  const channel = openChannel(workspace, args.channel);
  if (typeof channel !== "string") return channel;
  const refused = checkMessage(args, uploads);
  if (refused !== null) return refused;
  const ts = workspace.nextTs();
  workspace.messages.push({
    channel,
    ts,
    user: workspace.botUser,
    botId: workspace.botId,
    thread: args.thread_ts === undefined ? null : String(args.thread_ts),
    text: String(args.text ?? ""),
    blocks: (args.blocks ?? []) as Block[],
    metadata: args.metadata ?? null,
    reactions: new Map(),
    arguments: args,
  });
  return { ok: true, channel, ts, message: { ts, text: args.text } };
}

function postEphemeral(workspace: Workspace, args: Arguments, uploads: Uploads): Result {
  const channel = openChannel(workspace, args.channel);
  if (typeof channel !== "string") return channel;
  if (!workspace.channels.has(String(args.channel))) return refuse("channel_not_found");
  if (!workspace.users.has(String(args.user))) return refuse("user_not_in_channel");
  const refused = checkMessage(args, uploads);
  if (refused !== null) return refused;
  workspace.ephemerals.push({
    channel,
    user: String(args.user),
    thread: args.thread_ts === undefined ? null : String(args.thread_ts),
    text: String(args.text ?? ""),
    blocks: (args.blocks ?? []) as Block[],
    arguments: args,
  });
  return { ok: true, message_ts: workspace.nextTs() };
}

function findMessage(workspace: Workspace, channel: unknown, ts: unknown): StoredMessage | undefined {
  return workspace.messages.find((message) => message.channel === channel && message.ts === ts);
}

function updateMessage(workspace: Workspace, args: Arguments, uploads: Uploads): Result {
  const message = findMessage(workspace, args.channel, args.ts);
  if (message === undefined) return refuse("message_not_found");
  if (message.user !== workspace.botUser) return refuse("cant_update_message");
  const refused = checkMessage(args, uploads);
  if (refused !== null) return refused;
  message.text = String(args.text ?? "");
  message.blocks = (args.blocks ?? []) as Block[];
  message.arguments = args;
  return { ok: true, channel: message.channel, ts: message.ts };
}

function deleteMessage(workspace: Workspace, args: Arguments): Result {
  const message = findMessage(workspace, args.channel, args.ts);
  if (message === undefined) return refuse("message_not_found");
  if (message.user !== workspace.botUser) return refuse("cant_delete_message");
  workspace.messages.splice(workspace.messages.indexOf(message), 1);
  return { ok: true, channel: message.channel, ts: message.ts };
}

function addReaction(workspace: Workspace, { channel, timestamp, name }: Arguments): Result {
  const message = findMessage(workspace, channel, timestamp);
  if (message === undefined) return refuse("message_not_found");
  const users = message.reactions.get(String(name)) ?? new Set();
  if (users.has(workspace.botUser)) return refuse("already_reacted");
  message.reactions.set(String(name), users.add(workspace.botUser));
  return { ok: true };
}

function listMessages(
  workspace: Workspace,
  args: Arguments,
  wanted: (message: StoredMessage) => boolean,
): Result {
  const { channels, messages } = workspace;
  const channel = channels.get(String(args.channel));
  if (channel === undefined) return refuse("channel_not_found");
  if (!channel.member) return refuse("not_in_channel");
  const oldest = Number(args.oldest ?? 0);
  const latest = Number(args.latest ?? Number.MAX_SAFE_INTEGER);
  const limit = Number(args.limit ?? 100);
  const offset = Number(args.cursor ?? 0);
  const within = messages
    .filter((message) => message.channel === channel.id && wanted(message))
    .filter(({ ts }) => Number(ts) >= oldest && Number(ts) <= latest)
    .toReversed();
  const page = within.slice(offset, offset + limit).map((message) => toPayload(workspace, message, args));
  const more = within.length > offset + limit;
  return {
    ok: true,
    messages: page,
    has_more: more,
    response_metadata: { next_cursor: more ? String(offset + limit) : "" },
  };
}

function toPayload({ messages }: Workspace, message: StoredMessage, args: Arguments): object {
  const { ts, user, botId, thread, text, metadata } = message;
  const replies = messages.filter((other) => other.thread === ts).length;
  return {
    type: "message",
    ts,
    user,
    text,
    ...(botId === null ? {} : { bot_id: botId }),
    ...(thread === null ? {} : { thread_ts: thread }),
    ...(replies === 0 ? {} : { reply_count: replies, thread_ts: ts }),
    ...(String(args.include_all_metadata) === "true" && metadata !== null ? { metadata } : {}),
  };
}
