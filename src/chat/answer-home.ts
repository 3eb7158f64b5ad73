import type { PanelCard } from "../card/card.ts";
import { makeLine, makePanel } from "../card/panel-card.ts";
import type { MessageStore } from "../store/messages.ts";
import { encodeAction } from "./action-id.ts";
import { listAsked } from "./answer-privacy.ts";
import { languageLine } from "./answer-settings.ts";
import type { Asking } from "./asking.ts";
import { personSubject } from "./settings.ts";
import type { SubscriptionCommands } from "./subscription-commands.ts";

const MAX_RECENT = 10;

export interface HomeParts {
  readonly messages: Pick<MessageStore, "askedBy">;
  readonly subscriptions: Pick<SubscriptionCommands, "sections">;
}

/** A person's own page: their languages, the tenant's digests and feeds, their recent cards, forget-me. */
export async function makeHomeCard(
  asking: Asking,
  { messages, subscriptions }: HomeParts,
): Promise<PanelCard> {
  const { origin, words, settings } = asking;
  const recent = await messages.askedBy(personSubject(origin).subject, origin.tenant, MAX_RECENT);
  const recentLines = listAsked(recent, words);
  const sections = [
    {
      heading: words.t("settings.you"),
      lines: [languageLine(asking, settings.person.languages, true)],
    },
    ...(await subscriptions.sections(origin, words)),
    {
      heading: words.t("home.recent"),
      lines: recentLines.length > 0 ? recentLines : [makeLine(words, words.t("home.no-recent"))],
    },
  ];
  return makePanel(words, words.t("home.title"), sections, [
    {
      kind: "button",
      id: encodeAction({ do: "forget", whose: "me" }),
      label: words.t("home.forget"),
      style: "danger",
    },
  ]);
}
