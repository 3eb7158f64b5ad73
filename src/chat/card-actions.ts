import { type Brief, MAX_SUMMARY_SENTENCES } from "../brief/brief.ts";
import type { Action, ButtonAction, MenuAction, MenuOption } from "../card/card.ts";
import type { MessageKey, Translator } from "../i18n/translate.ts";
import { languageName } from "../language/language-names.ts";
import { primaryLanguage } from "../language/primary-language.ts";
import type { Sibling } from "../siblings/sibling.ts";
import { type CardAction, type CardView, encodeAction } from "./action-id.ts";

const MAX_OPTIONS = 25;

/** What can be done next from a card: all of it is in the ids, so that it works after a restart. */
export function makeCardActions(
  brief: Brief,
  view: CardView,
  siblings: readonly Sibling[],
  words: Translator,
  translateInto: string | null = null,
): Action[] {
  const button = (action: CardAction, label: MessageKey): ButtonAction => ({
    kind: "button",
    id: encodeAction(action),
    label: words.t(label),
    style: "secondary",
  });
  const sentencesIn = (length: number) => brief.summaries[length - 1]?.length ?? 0;
  const actions: Action[] = [];
  if (view.length > 1 && sentencesIn(view.length) > 1)
    actions.push(button({ do: "show", view: { ...view, length: view.length - 1 } }, "action.shorter"));
  if (view.length < MAX_SUMMARY_SENTENCES && sentencesIn(view.length + 1) > sentencesIn(view.length))
    actions.push(button({ do: "show", view: { ...view, length: view.length + 1 } }, "action.longer"));
  if (brief.entities.length > 0) actions.push(button({ do: "entities", view }, "action.entities"));
  if (siblings.length > 0) actions.push(button({ do: "siblings", view }, "action.siblings"));
  if (view.edition !== null)
    actions.push(button({ do: "original", view: { ...view, edition: null } }, "action.original"));
  if (translateInto !== null)
    actions.push(button({ do: "translate", view: { ...view, edition: translateInto } }, "action.translate"));
  const menu = makeEditionMenu(brief, view, siblings, words);
  return menu === null ? actions : [...actions, menu];
}

/** `null` where there is but one language to choose. */
function makeEditionMenu(
  brief: Brief,
  view: CardView,
  siblings: readonly Sibling[],
  words: Translator,
): MenuAction | null {
  const own = primaryLanguage(brief.language);
  const editions = siblings
    .filter((sibling) => sibling.relation === "translation")
    .map((sibling) => primaryLanguage(sibling.language));
  const languages = [...new Set([own, ...editions])].slice(0, MAX_OPTIONS);
  if (languages.length < 2) return null;
  const shown = view.edition ?? own;
  return {
    kind: "menu",
    id: encodeAction({ do: "choose-edition", view: { ...view, edition: null } }),
    label: words.t("action.choose-edition"),
    options: languages.map(
      (tag): MenuOption => ({
        value: tag,
        label: languageName(tag, words.locale),
        selected: tag === shown,
      }),
    ),
  };
}
