import { type Brief, DEFAULT_SUMMARY_SENTENCES } from "../brief/brief.ts";
import type { Card, NoticeCard } from "../card/card.ts";
import { makeNotice, makeProblemNotice } from "../card/notice-card.ts";
import { ReadingError } from "../errors.ts";
import { createTranslator } from "../i18n/translate.ts";
import { primaryLanguage } from "../language/primary-language.ts";
import type { PostedCard } from "../store/messages.ts";
import { type AnswerParts, drawEntities, drawSiblings } from "./answer-reading.ts";
import type { Asking } from "./asking.ts";
import { audienceAt } from "./audience.ts";
import type { Budgets } from "./budgets.ts";
import { wishTranslation } from "./consider-translation.ts";
import { findWanted, MAX_LINKS, type Source, type Wanted } from "./find-wanted.ts";
import { type Answered, type AnswerKind, type FollowingParts, followMessage } from "./follow-message.ts";
import { isExempt } from "./permissions.ts";
import { presentBrief } from "./present-brief.ts";
import { readSource, rememberAsked } from "./read-source.ts";
import { languagesOfChannel, languagesOfPerson } from "./reader-languages.ts";

export interface MessageParts extends AnswerParts, FollowingParts {}

/** How a message's cards are made. */
export interface AnswerStyle extends AnswerKind {
  /** Nobody asked: only foreign articles get a card, and failures are not told. */
  readonly automatic: boolean;
  /** Whether the one who asked is told what went wrong. */
  readonly tells: boolean;
}

/** Posts, updates and removes the cards of one kind that answer a message. */
export async function answerSources(
  answered: Answered,
  asking: Asking,
  style: AnswerStyle,
  wanted: Wanted,
  existing: readonly PostedCard[],
  parts: MessageParts,
): Promise<void> {
  const kind = { shows: style.shows, language: style.language };
  const draw = (source: Source) => drawSource(source, asking, style, parts);
  await followMessage(answered, kind, wanted.sources, existing, draw, parts);
  if (style.tells && wanted.left.length > 0)
    await tell(
      asking,
      makeNotice(asking.words, ["notice.more-links", { count: MAX_LINKS, links: wanted.left.join(" ") }], {
        tone: "info",
      }),
      parts,
    );
}

/** Tells the one who asked, and nobody else. */
export async function tell(
  { origin }: Asking,
  notice: NoticeCard,
  { adapter }: FollowingParts,
): Promise<void> {
  await adapter.whisper(origin.channel, origin.person, notice);
}

/** Whether so many articles may be read; says so, once, where they may not. */
export async function mayRead(
  asking: Asking,
  articles: number,
  tells: boolean,
  parts: FollowingParts & { readonly budgets: Budgets },
): Promise<boolean> {
  const { origin, settings, words } = asking;
  if (isExempt(origin, settings.tenant)) return true;
  const refusal = parts.budgets.spend(origin, articles);
  if (refusal === null) return true;
  if (refusal.first && tells)
    await tell(
      asking,
      makeNotice(words, "notice.too-fast", { hint: ["notice.too-fast-hint", { seconds: refusal.seconds }] }),
      parts,
    );
  return false;
}

/** `null` for no card: not foreign, or not readable (which is whispered where somebody asked). */
async function drawSource(
  source: Source,
  asking: Asking,
  style: AnswerStyle,
  parts: MessageParts,
): Promise<Card | null> {
  try {
    const brief = await readSource(source, asking.origin, parts);
    if (style.automatic) return isForeign(brief, asking, parts) ? drawForChannel(brief, asking, parts) : null;
    await rememberAsked(brief, asking.origin, parts);
    return await drawForPerson(brief, asking, style, parts);
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    parts.log.info({ problem: error.problem }, "a link was not read");
    if (style.tells) await tell(asking, makeProblemNotice(asking.words, error), parts);
    return null;
  }
}

function drawForPerson(brief: Brief, asking: Asking, { shows, language }: AnswerKind, parts: MessageParts) {
  const { origin, words, settings } = asking;
  if (shows === "entities") return drawEntities(brief, language, asking, parts);
  if (shows === "siblings") return drawSiblings(brief, language, asking, parts);
  const languages = languagesOfPerson(settings, origin, parts.readerLanguages);
  const machine = wishTranslation(settings, language, languages);
  const wish = { length: DEFAULT_SUMMARY_SENTENCES, language, languages, personal: false, machine };
  return presentBrief(brief, wish, audienceAt(origin), words, parts);
}

/** What nobody asked for speaks the channel's first language, not the poster's. */
function drawForChannel(brief: Brief, { origin, settings }: Asking, parts: MessageParts): Promise<Card> {
  const languages = languagesOfChannel(settings, origin, parts.readerLanguages);
  const machine = wishTranslation(settings, null, languages);
  const wish = { length: DEFAULT_SUMMARY_SENTENCES, language: null, languages, personal: false, machine };
  return presentBrief(
    brief,
    wish,
    audienceAt(origin),
    createTranslator(languages[0] ?? origin.locale),
    parts,
  );
}

/** Whether an article is in none of the channel's reader languages; what cannot be told is not foreign. */
export function isForeign(
  brief: Brief,
  { origin, settings }: Asking,
  parts: Pick<AnswerParts, "readerLanguages">,
): boolean {
  const language = primaryLanguage(brief.language);
  if (language === "und") return false;
  return !languagesOfChannel(settings, origin, parts.readerLanguages).includes(language);
}

/** Whether one of a message's articles is foreign; unreadable ones are passed over. */
export async function hasForeign(text: string, asking: Asking, parts: MessageParts): Promise<boolean> {
  const readings = findWanted(text).sources.map(async (source) => {
    try {
      return isForeign(await readSource(source, asking.origin, parts), asking, parts);
    } catch (error) {
      if (!(error instanceof ReadingError)) throw error;
      return false;
    }
  });
  return (await Promise.all(readings)).includes(true);
}
