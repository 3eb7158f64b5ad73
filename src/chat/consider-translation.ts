import type { Brief } from "../brief/brief.ts";
import type { MachineTranslation } from "../card/card.ts";
import { quoteSentences } from "../card/quote-sentences.ts";
import type { Translator } from "../i18n/translate.ts";
import { direction } from "../language/language-names.ts";
import { primaryLanguage } from "../language/primary-language.ts";
import type { Log } from "../log.ts";
import type { Sibling } from "../siblings/sibling.ts";
import {
  type MachineTranslator,
  TranslationError,
  type TranslationProblem,
} from "../translation/translation.ts";
import type { ChatSettings, TranslationTime } from "./settings.ts";

/** Whether and into what a machine may translate a card's quotes. */
export interface MachineWish {
  readonly when: TranslationTime;
  /** The reader's languages (BCP 47 primary), best first. */
  readonly into: readonly string[];
  /** Somebody asked for it with a click: what goes wrong is theirs to know (TranslationError). */
  readonly asked?: boolean;
}

/** What comes of a wish: at most one of the three is not `null`. */
export interface Consideration {
  /** A language into which it may be asked for. */
  readonly offered: string | null;
  readonly machine: MachineTranslation | null;
  readonly problem: TranslationProblem | null;
}

export interface TranslationParts {
  /** Absent where the operator has none. */
  readonly translation?: MachineTranslator;
  readonly log: Log;
}

/** The wish of somebody who asked for a language (BCP 47), or reads some. */
export function wishTranslation(
  { channel }: Pick<ChatSettings, "channel">,
  asked: string | null,
  languages: readonly string[],
): MachineWish {
  return { when: channel.translation, into: asked === null ? languages : [primaryLanguage(asked)] };
}

const NOTHING: Consideration = { offered: null, machine: null, problem: null };

/**
 * Machine translation is for readers whom no published words reach: not where they read the article's language, nor
 * where an edition in one of theirs is known; and nothing is sent, nor a pair asked for, where the channel says never.
 */
export async function considerTranslation(
  brief: Brief,
  view: {
    readonly sentences: readonly number[];
    readonly siblings: readonly Sibling[];
    readonly tenant: string;
  },
  wish: MachineWish,
  words: Translator,
  { translation, log }: TranslationParts,
): Promise<Consideration> {
  const from = primaryLanguage(brief.language);
  if (translation === undefined || wish.when === "never" || !isNeeded(from, wish.into, view.siblings))
    return NOTHING;
  try {
    const to = await translation.choosePair(from, wish.into);
    if (to === null && wish.asked) throw new TranslationError("no-pair");
    if (to === null) return NOTHING;
    if (wish.when === "on-request" && !wish.asked) return { ...NOTHING, offered: to };
    const texts = quoteSentences(brief, view.sentences).map(({ text }) => text);
    if (texts.length === 0) return NOTHING;
    const translated = await translation.translate({ texts, from, to, tenant: view.tenant });
    const label = words.t("card.machine", { service: translation.service });
    return { ...NOTHING, machine: { label, texts: translated, language: to, direction: direction(to) } };
  } catch (error) {
    if (!(error instanceof TranslationError)) throw error;
    log.info({ brief: brief.id, problem: error.problem, reason: error.message }, "no machine translation");
    if (wish.asked) throw error;
    return wish.when === "always" ? { ...NOTHING, problem: error.problem } : NOTHING;
  }
}

function isNeeded(from: string, into: readonly string[], siblings: readonly Sibling[]): boolean {
  if (from === "und" || into.length === 0 || into.includes(from)) return false;
  return !siblings.some(
    ({ relation, language }) => relation === "translation" && into.includes(primaryLanguage(language)),
  );
}
