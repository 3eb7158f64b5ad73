import type { Acknowledgement, Delivery, Retry } from "./delivery.ts";
import type { SlackServer } from "./server.ts";
import type { Block, StoredMessage, Workspace } from "./state.ts";

/** What people do in a workspace, told to the app as Slack tells it. */
export type People = ReturnType<typeof createPeople>;

export interface Said {
  readonly channel?: string;
  readonly user?: string;
  readonly thread?: string;
  /** Whether the app is told. */
  readonly tell?: boolean;
  readonly bot?: boolean;
}

/** Lets people act; `delivery` is how the app hears of it. */
export function createPeople(
  server: SlackServer,
  delivery: Delivery,
  workspace: Workspace = server.workspace,
) {
  let events = 0;

  /** Sends an event; the same `event_id` for the same event, however often it is sent. */
  async function event(inner: Readonly<Record<string, unknown>>, retry?: Retry, id = newEventId()) {
    const { team, botUser } = workspace;
    const payload = {
      token: "verification",
      team_id: team,
      api_app_id: "A1",
      type: "event_callback",
      event_id: id,
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [
        { enterprise_id: null, team_id: team, user_id: botUser, is_bot: true, is_enterprise_install: false },
      ],
      is_ext_shared_channel: false,
      event: inner,
    };
    return delivery.deliver({ type: "events_api", payload }, retry);
  }

  function newEventId(): string {
    return `Ev${workspace.team}${String(++events).padStart(8, "0")}`;
  }

  function put(text: string, { channel = "C1", user = "U1", thread, bot = false }: Said): StoredMessage {
    const message: StoredMessage = {
      channel,
      ts: workspace.nextTs(),
      user,
      botId: bot ? "B9" : null,
      thread: thread ?? null,
      text,
      blocks: [],
      metadata: null,
      reactions: new Map(),
      arguments: {},
    };
    workspace.messages.push(message);
    return message;
  }

  function messageEvent(message: StoredMessage) {
    const { channel, ts, user, botId, thread, text } = message;
    return {
      type: "message",
      channel,
      channel_type: channel.startsWith("D") ? "im" : "channel",
      user,
      text,
      ts,
      event_ts: ts,
      ...(thread === null ? {} : { thread_ts: thread }),
      ...(botId === null ? {} : { bot_id: botId }),
    };
  }

  function interactive(user: string, channel: string | null, more: object): Promise<Acknowledgement> {
    const payload = {
      team: { id: workspace.team, domain: "example" },
      user: { id: user, username: user, team_id: workspace.team },
      api_app_id: "A1",
      token: "verification",
      trigger_id: server.makeTrigger(user),
      ...(channel === null ? {} : { channel: { id: channel, name: "channel" } }),
      ...more,
    };
    return delivery.deliver({ type: "interactive", payload });
  }

  return {
    event,
    newEventId,
    /** Posts a message and tells the app; resolves to its timestamp. */
    async say(text: string, said: Said = {}): Promise<string> {
      const message = put(text, said);
      if (said.tell !== false) await event(messageEvent(message));
      return message.ts;
    },
    /** A mention comes as a message and as a mention. */
    async mention(text: string, said: Said = {}): Promise<string> {
      const message = put(`<@${workspace.botUser}> ${text}`, said);
      await Promise.all([
        event(messageEvent(message)),
        event({ ...messageEvent(message), type: "app_mention" }),
      ]);
      return message.ts;
    },
    async edit(ts: string, text: string): Promise<void> {
      const message = workspace.messages.find((found) => found.ts === ts)!;
      const previous = messageEvent(message);
      message.text = text;
      const { channel, channel_type, event_ts: _, ...inner } = messageEvent(message);
      await event({
        type: "message",
        subtype: "message_changed",
        hidden: true,
        channel,
        channel_type,
        ts: workspace.nextTs(),
        message: { ...inner, edited: { user: message.user, ts: workspace.nextTs() } },
        previous_message: previous,
      });
    },
    async erase(ts: string): Promise<void> {
      const message = workspace.messages.find((found) => found.ts === ts)!;
      workspace.messages.splice(workspace.messages.indexOf(message), 1);
      await event({
        type: "message",
        subtype: "message_deleted",
        hidden: true,
        channel: message.channel,
        ts: workspace.nextTs(),
        deleted_ts: ts,
        previous_message: messageEvent(message),
      });
    },
    react(ts: string, reaction: string, user = "U1"): Promise<Acknowledgement> {
      const message = workspace.messages.find((found) => found.ts === ts)!;
      const item = { type: "message", channel: message.channel, ts };
      return event({
        type: "reaction_added",
        user,
        reaction,
        item,
        item_user: message.user,
        event_ts: workspace.nextTs(),
      });
    },
    command(
      command: string,
      text: string,
      { channel = "C1", user = "U1" }: Said = {},
    ): Promise<Acknowledgement> {
      const payload = {
        token: "verification",
        team_id: workspace.team,
        team_domain: "example",
        channel_id: channel,
        channel_name: "channel",
        user_id: user,
        user_name: user,
        command,
        text,
        api_app_id: "A1",
        is_enterprise_install: "false",
        response_url: server.makeResponseUrl(workspace, channel, user),
        trigger_id: server.makeTrigger(user),
      };
      return delivery.deliver({ type: "slash_commands", payload });
    },
    chooseMessage(ts: string, user = "U1", callback_id = "summarize_links"): Promise<Acknowledgement> {
      const message = workspace.messages.find((found) => found.ts === ts)!;
      return interactive(user, message.channel, {
        type: "message_action",
        callback_id,
        message_ts: ts,
        message: messageEvent(message),
        response_url: server.makeResponseUrl(workspace, message.channel, user),
      });
    },
    globalShortcut(user = "U1"): Promise<Acknowledgement> {
      return interactive(user, null, { type: "shortcut", callback_id: "summarize_link" });
    },
    /** Clicks a button or chooses from a menu of a message that everybody sees (or, `ephemeral`, of one that does not stay). */
    click(ts: string, element: Block, { user = "U1", channel = "C1", ephemeral = false, value = "" } = {}) {
      const message = workspace.messages.find((found) => found.ts === ts);
      const thread = message?.thread ?? null;
      return interactive(user, channel, {
        type: "block_actions",
        container: {
          type: "message",
          message_ts: ts,
          channel_id: channel,
          is_ephemeral: ephemeral,
          ...(thread === null ? {} : { thread_ts: thread }),
        },
        ...(ephemeral
          ? {}
          : { message: { ts, type: "message", ...(thread === null ? {} : { thread_ts: thread }) } }),
        response_url: server.makeResponseUrl(workspace, channel, user),
        actions: [toAction(element, value)],
      });
    },
    clickHome(element: Block, user = "U1"): Promise<Acknowledgement> {
      return interactive(user, null, {
        type: "block_actions",
        container: { type: "view", view_id: "VHOME" },
        view: { id: "VHOME", type: "home", blocks: [] },
        actions: [toAction(element, "")],
      });
    },
    openHome(user = "U1"): Promise<Acknowledgement> {
      return event({
        type: "app_home_opened",
        user,
        channel: `D${user.slice(1)}`,
        tab: "home",
        event_ts: workspace.nextTs(),
      });
    },
    submit(view: Block, values: object, { user = "U1", channel = "" } = {}): Promise<Acknowledgement> {
      const response_urls =
        channel === ""
          ? []
          : [
              {
                block_id: "channel",
                action_id: "input",
                channel_id: channel,
                response_url: server.makeResponseUrl(workspace, channel, user),
              },
            ];
      return interactive(user, null, {
        type: "view_submission",
        view: { id: "V1", team_id: workspace.team, ...view, state: { values } },
        response_urls,
      });
    },
    suggest(view: Block, block_id: string, value: string, user = "U1"): Promise<Acknowledgement> {
      const container = { type: "view", view_id: "V1" };
      return interactive(user, null, {
        type: "block_suggestion",
        action_id: "input",
        block_id,
        value,
        view,
        container,
      });
    },
    shareLinks(
      links: readonly string[],
      ts: string,
      { channel = "C1", user = "U1" }: Said = {},
    ): Promise<Acknowledgement> {
      return event({
        type: "link_shared",
        channel,
        user,
        message_ts: ts,
        unfurl_id: `${channel}.${ts}`,
        source: "conversations_history",
        is_bot_user_member: true,
        links: links.map((url) => ({ url, domain: new URL(url).hostname })),
        event_ts: ts,
      });
    },
  };
}

function toAction(element: Block, value: string): object {
  const { type, action_id } = element;
  const chosen =
    type === "static_select" ? { selected_option: { value, text: { type: "plain_text", text: value } } } : {};
  return { type, action_id, block_id: "b1", action_ts: String(Date.now() / 1000), ...chosen };
}
