import type { App } from "@slack/bolt";
import type { Answer } from "./call-api.ts";
import { field } from "./look-up-people.ts";
import { publishHome } from "./publish-home.ts";
import { LINK_ACTION } from "./render-actions.ts";
import { FORM_ACTION, INPUT_ACTION } from "./render-forms.ts";
import { offerChoices, openForm, readTarget } from "./run-forms.ts";
import { type Asked, createProgress, type Respond, showReply } from "./show-reply.ts";
import { type Installed, installedIn, text, type Wire } from "./wire.ts";

/** Connects clicks and menus with the bot; each is acknowledged before anything else. */
export function listenToActions(app: App, wire: Wire): void {
  app.action({ type: "block_actions" }, async ({ ack, body, action, context, ...args }) => {
    await ack();
    const respond = "respond" in args && args.respond !== undefined ? (args.respond as Respond) : null;
    await wire.run("action", () =>
      clicked(wire, body as unknown as Answer, action as unknown as Answer, installedIn(context), respond),
    );
  });
  app.options(/.*/, async ({ ack, body, context }) => {
    const choices = await offerChoices(wire, body as unknown as Answer, installedIn(context).team);
    await ack({ options: choices });
  });
}

async function clicked(
  wire: Wire,
  body: Answer,
  action: Answer,
  { team }: Installed,
  respond: Respond | null,
): Promise<void> {
  const id = text(action, "action_id");
  const user = text(field(body, "user"), "id");
  if (id.startsWith(LINK_ACTION) || id === INPUT_ACTION) return;
  if (id.startsWith(FORM_ACTION)) {
    const target = readTarget(id.slice(FORM_ACTION.length));
    return target === undefined
      ? undefined
      : openForm(wire, { team, user, trigger: text(body, "trigger_id"), target });
  }
  const asked = await askedBy(wire, body, team, user, respond);
  const { progress, end } = createProgress(wire, asked);
  try {
    await showReply(wire, asked, await wire.bot.action(asked.origin, id, chosenValue(action), progress));
  } finally {
    end();
  }
  if (isHome(body)) await publishHome(wire, team, user);
}

async function askedBy(
  wire: Wire,
  body: Answer,
  team: string,
  user: string,
  respond: Respond | null,
): Promise<Asked> {
  const container = field(body, "container");
  const message = field(body, "message");
  const ts = text(container, "message_ts") || text(message, "ts");
  const channel = text(container, "channel_id") || text(field(body, "channel"), "id") || user;
  const thread = text(container, "thread_ts") || text(message, "thread_ts") || ts;
  return {
    origin: await wire.people.origin({ team, channel, user }, true),
    respond,
    thread: thread === "" ? null : thread,
    clicked: ts === "" ? null : { ts, ephemeral: container.is_ephemeral === true },
  };
}

function isHome(body: Answer): boolean {
  return text(field(body, "view"), "type") === "home";
}

function chosenValue(action: Answer): string | null {
  return text(field(action, "selected_option"), "value") || text(action, "value") || null;
}
