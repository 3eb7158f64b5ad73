import { type Brief, DEFAULT_SUMMARY_SENTENCES } from "../brief/brief.ts";
import type { Card } from "../card/card.ts";
import { makeEntitiesCard } from "../card/entities-card.ts";
import { makeNotice, makeProblemNotice } from "../card/notice-card.ts";
import { makeSiblingsCard } from "../card/siblings-card.ts";
import { ReadingError } from "../errors.ts";
import { primaryLanguage } from "../language/primary-language.ts";
import type { Asking } from "./asking.ts";
import { audienceAt } from "./audience.ts";
import type { Progress, Reply } from "./bot.ts";
import type { Budgets } from "./budgets.ts";
import type { CheckedOptions } from "./check-options.ts";
import { wishTranslation } from "./consider-translation.ts";
import { findWanted, MAX_LINKS, type Source } from "./find-wanted.ts";
import { replyPrivately } from "./make-reply.ts";
import { isExempt } from "./permissions.ts";
import { findSiblings, type PresentingParts, presentBrief } from "./present-brief.ts";
import { type ReadingParts, readSource, rememberAsked, tellSlow } from "./read-source.ts";
import { languagesOfPerson } from "./reader-languages.ts";
import type { PostedAnswer } from "./record-posted.ts";

export interface AnswerParts extends ReadingParts, PresentingParts {
  readonly budgets: Budgets;
  /** The operator's default reader languages. */
  readonly readerLanguages: readonly string[];
  /** Remembers what a reply's card became. */
  readonly recordPosted: (answer: PostedAnswer) => Promise<void>;
}

/** The commands that read a link, by what they show. */
export type ReadingCommand = "summarize" | "entities" | "siblings";

/** What one of the reading commands was asked. */
export interface ReadingRequest {
  readonly command: ReadingCommand;
  readonly options: CheckedOptions;
  readonly privately: boolean;
  readonly progress: Progress | undefined;
}

/** Reads the links (or the text) and answers with a card for each, at most MAX_LINKS; failures are told privately. */
export async function answerReading(
  asking: Asking,
  request: ReadingRequest,
  parts: AnswerParts,
): Promise<Reply> {
  const { words } = asking;
  const typed = String(request.options.link);
  const wanted = findWanted(typed);
  if (wanted.sources.length === 0) throw new ReadingError("not-a-link");
  const refused = refuse(asking, wanted.sources.length, parts);
  if (refused !== null) return refused;
  const results = await Promise.all(
    wanted.sources.map((source) => answerSource(source, asking, request, parts)),
  );
  const cards = results.map(({ card }) => card);
  if (wanted.left.length > 0)
    cards.push(
      makeNotice(words, ["notice.more-links", { count: MAX_LINKS, links: wanted.left.join(" ") }], {
        tone: "info",
      }),
    );
  if (request.privately || results.every(({ failed }) => failed)) return replyPrivately(...cards);
  return {
    cards,
    audience: "channel",
    replaces: false,
    posted: recordCards(results, asking, request, parts),
  };
}

/** A Notice where somebody asks for more than their share; those who manage the channel may. */
export function refuse(
  asking: Asking,
  articles: number,
  { budgets }: Pick<AnswerParts, "budgets">,
): Reply | null {
  const { origin, settings, words } = asking;
  if (isExempt(origin, settings.tenant)) return null;
  const refusal = budgets.spend(origin, articles);
  if (refusal === null) return null;
  const hint = ["notice.too-fast-hint", { seconds: refusal.seconds }] as const;
  return replyPrivately(makeNotice(words, "notice.too-fast", { hint }));
}

interface SourceAnswer {
  readonly source: Source;
  readonly card: Card;
  readonly failed: boolean;
}

/** Of several links one that cannot be read does not spoil the others. */
async function answerSource(
  source: Source,
  asking: Asking,
  request: ReadingRequest,
  parts: AnswerParts,
): Promise<SourceAnswer> {
  const { origin, words } = asking;
  try {
    const brief = await readSource(source, origin, parts, tellSlow(words, request.progress));
    await rememberAsked(brief, origin, parts);
    return { source, card: await drawBrief(brief, asking, request, parts), failed: false };
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    return { source, card: makeProblemNotice(words, error), failed: true };
  }
}

async function drawBrief(
  brief: Brief,
  asking: Asking,
  request: ReadingRequest,
  parts: AnswerParts,
): Promise<Card> {
  const { origin, words, settings } = asking;
  const { language = null, length = DEFAULT_SUMMARY_SENTENCES } = request.options;
  const asked = language === null ? null : String(language);
  if (request.command === "entities") return drawEntities(brief, asked, asking, parts);
  if (request.command === "siblings") return drawSiblings(brief, asked, asking, parts);
  const languages = languagesOfPerson(settings, origin, parts.readerLanguages);
  const machine = wishTranslation(settings, asked, languages);
  const wish = { length: Number(length), language: asked, languages, personal: request.privately, machine };
  return presentBrief(brief, wish, audienceAt(origin), words, parts);
}

/** The names in an article, as its edition in `language` writes them where there is one. */
export async function drawEntities(
  brief: Brief,
  language: string | null,
  { origin, words }: Pick<Asking, "origin" | "words">,
  { reader }: Pick<AnswerParts, "reader">,
): Promise<Card> {
  const isOwn = language === null || primaryLanguage(language) === primaryLanguage(brief.language);
  const reading = isOwn
    ? null
    : await reader.edition(brief, language, { audience: audienceAt(origin), sentences: [] });
  return makeEntitiesCard(reading?.edition ?? brief, words);
}

/** An article's siblings, all or those in one language. */
export async function drawSiblings(
  brief: Brief,
  language: string | null,
  { origin, words, settings }: Pick<Asking, "origin" | "words" | "settings">,
  parts: PresentingParts,
): Promise<Card> {
  const siblings = await findSiblings(
    brief,
    { audience: audienceAt(origin), languages: language === null ? [] : [language] },
    parts,
  );
  const wanted =
    language === null
      ? siblings
      : siblings.filter((sibling) => primaryLanguage(sibling.language) === primaryLanguage(language));
  return makeSiblingsCard(brief, wanted, words, { pictures: settings.channel.pictures });
}

function recordCards(
  results: readonly SourceAnswer[],
  { origin }: Asking,
  { command, options }: ReadingRequest,
  { recordPosted }: AnswerParts,
): NonNullable<Reply["posted"]> {
  return async (index, message) => {
    const result = results[index];
    if (result === undefined || result.failed) return;
    await recordPosted({
      origin,
      message,
      source: null,
      author: null,
      link: result.source.key,
      shows: command === "summarize" ? "card" : command,
      language: options.language === undefined ? null : String(options.language),
    });
  };
}
