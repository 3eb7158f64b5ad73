import { randomUUID } from "node:crypto";
import type { App, ReceiverEvent } from "@slack/bolt";
import type { Attempt, Inbox } from "../../src/chat/inbox.ts";
import type { Answer } from "./call-api.ts";
import { field } from "./look-up-people.ts";
import { text } from "./wire.ts";

type Processing = Pick<App, "processEvent">;

/**
 * An app whose events are kept before they are acknowledged, and answered from there, here or elsewhere. What cannot
 * be kept is not acknowledged: Slack sends it again. Everything else goes straight to the app.
 */
export function keepEvents(app: App, inbox: Inbox): App {
  inbox.listen("slack", (body, attempt) => process(app, body as ReceiverEvent["body"], attempt));
  const keeping: Processing = {
    async processEvent(event) {
      const body = event.body as Answer;
      if (text(body, "type") !== "event_callback") return app.processEvent(event);
      const kept = await inbox.receive({ id: idOf(body), platform: "slack", payload: body });
      await event.ack();
      await kept?.answered;
    },
  };
  return keeping as App;
}

function process(app: App, body: ReceiverEvent["body"], attempt: Attempt): Promise<void> {
  return app.processEvent({ body, ack: async () => {}, customProperties: { attempt } });
}

/** Whether a message is new, rather than one that was edited or deleted. */
function isNew(event: Answer): boolean {
  const subtype = text(event, "subtype");
  return subtype !== "message_changed" && subtype !== "message_deleted";
}

/** A mention in a channel comes as two events, in any order: the first of them counts. */
function idOf(body: Answer): string {
  const event = field(body, "event");
  const isMessage = text(event, "type") === "app_mention" || text(event, "type") === "message";
  if (isMessage && isNew(event))
    return `slack:${text(body, "team_id")}:${text(event, "channel")}:${text(event, "ts")}`;
  return `slack:${text(body, "event_id") || randomUUID()}`;
}
