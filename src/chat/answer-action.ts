import type { Brief } from "../brief/brief.ts";
import { createTranslator } from "../i18n/translate.ts";
import { languageName } from "../language/language-names.ts";
import { primaryLanguage } from "../language/primary-language.ts";
import type { BriefStore } from "../store/briefs.ts";
import { TranslationError } from "../translation/translation.ts";
import { type CardView, decodeAction, type ViewVerb } from "./action-id.ts";
import { forget, type PrivacyParts } from "./answer-privacy.ts";
import { type AnswerParts, drawEntities, drawSiblings, refuse } from "./answer-reading.ts";
import { type Asking, withCommand } from "./asking.ts";
import { audienceAt } from "./audience.ts";
import type { Reply } from "./bot.ts";
import { wishTranslation } from "./consider-translation.ts";
import { replyNotice, replyPrivately } from "./make-reply.ts";
import { presentBrief } from "./present-brief.ts";
import { languagesOfPerson } from "./reader-languages.ts";
import type { SubscriptionCommands } from "./subscription-commands.ts";

export interface ActionParts extends AnswerParts {
  readonly briefs: Pick<BriefStore, "visibleTo">;
}

export interface ButtonParts {
  readonly answering: ActionParts;
  readonly privacy: PrivacyParts;
  readonly subscriptions: Pick<SubscriptionCommands, "action">;
}

/** Answers a click on any button or menu of ours; an id that is none of ours is told as such. */
export async function answerButton(
  id: string,
  value: string | null,
  asking: Asking,
  { answering, privacy, subscriptions }: ButtonParts,
): Promise<Reply> {
  const action = decodeAction(id);
  if (action === null) return replyStale(asking);
  if (action.do === "forget") return forget(asking, action.whose, privacy);
  // A click may make us fetch an article's editions.
  const refused = refuse(asking, 1, answering);
  if (refused !== null) return refused;
  if (action.do === "subscription")
    return subscriptions.action(asking.origin, action.verb, action.target, value, asking.words);
  return answerAction(asking, action.do, action.view, value, answering);
}

/**
 * Answers a click under a card. Another length takes the card's place for everybody; another language is shown to the
 * one who asked, unless the card was theirs alone. An article that the tenant never met is not shown, whatever the id.
 */
async function answerAction(
  asking: Asking,
  verb: ViewVerb,
  view: CardView,
  value: string | null,
  parts: ActionParts,
): Promise<Reply> {
  const { origin, words } = asking;
  const visible = await parts.briefs.visibleTo(audienceAt(origin), view.brief);
  const brief = visible ? await parts.reader.findStored(view.brief, audienceAt(origin)) : null;
  if (brief === null) return replyNotice(words, "notice.gone", { hint: "notice.gone-hint" });
  if (verb === "entities") return replyPrivately(await drawEntities(brief, view.edition, asking, parts));
  if (verb === "siblings") return replyPrivately(await drawSiblings(brief, null, asking, parts));
  if (verb === "translate") return showTranslation(brief, view, asking, parts);
  if (verb === "show") return showInPlace(brief, view, asking, parts);
  const language = verb === "original" ? brief.language : readLanguage(value);
  if (language === null) return replyStale(asking);
  return showInLanguage(brief, view, language, asking, parts);
}

async function showInPlace(brief: Brief, view: CardView, asking: Asking, parts: ActionParts): Promise<Reply> {
  const { settings, origin } = asking;
  const languages = languagesOfPerson(settings, origin, parts.readerLanguages);
  const machine = wishTranslation(settings, null, languages);
  const wish = { ...view, language: view.edition ?? brief.language, languages: [], machine };
  const words = createTranslator(view.locale);
  const card = await presentBrief(brief, wish, audienceAt(asking.origin), words, parts);
  return { cards: [card], audience: view.personal ? "person" : "channel", replaces: true };
}

async function showInLanguage(
  brief: Brief,
  view: CardView,
  language: string,
  { origin, words }: Asking,
  parts: ActionParts,
): Promise<Reply> {
  const inPlace = view.personal || origin.direct;
  const wish = { length: view.length, language, languages: [], personal: view.personal || !inPlace };
  const card = await presentBrief(brief, wish, audienceAt(origin), words, parts);
  return { cards: [card], audience: inPlace && !view.personal ? "channel" : "person", replaces: inPlace };
}

/** Asked again at the click: the channel may have turned it off, or an edition been found, since the card was drawn. */
async function showTranslation(
  brief: Brief,
  view: CardView,
  asking: Asking,
  parts: ActionParts,
): Promise<Reply> {
  const { origin, words, settings } = asking;
  const when = settings.channel.translation;
  const target = readLanguage(view.edition);
  if (when === "never" || parts.translation === undefined)
    return replyNotice(words, "translation.off", { tone: "info" });
  if (target === null) return replyStale(asking);
  const inPlace = view.personal || origin.direct;
  const machine = { when, into: [target], asked: true };
  const personal = view.personal || !inPlace;
  const wish = { length: view.length, language: null, languages: [target], personal, machine };
  try {
    const card = await presentBrief(brief, wish, audienceAt(origin), words, parts);
    return { cards: [card], audience: inPlace && !view.personal ? "channel" : "person", replaces: inPlace };
  } catch (error) {
    if (!(error instanceof TranslationError)) throw error;
    return replyNotice(words, `translation.${error.problem}`);
  }
}

function replyStale(asking: Asking): Reply {
  const hint = withCommand(asking, "notice.stale-button-hint", "summarize");
  return replyNotice(asking.words, "notice.stale-button", { hint });
}

/** A menu's value as people may have forged it. */
function readLanguage(value: string | null): string | null {
  const tag = primaryLanguage(value ?? "");
  return tag === "und" || languageName(tag, "en") === tag ? null : tag;
}
