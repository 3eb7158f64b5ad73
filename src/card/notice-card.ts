import type { ReadingError } from "../errors.ts";
import type { MessageKey, MessageValues, Translator } from "../i18n/translate.ts";
import type { Action, NoticeCard } from "./card.ts";
import { clipText } from "./clip-text.ts";

/** What to say: a message with its values, or one that needs none. */
export type Saying = MessageKey | readonly [MessageKey, MessageValues];

export interface NoticeParts {
  readonly tone?: NoticeCard["tone"];
  readonly hint?: Saying | null;
  readonly reference?: string | null;
  readonly actions?: readonly Action[];
}

const MAX_DETAIL_LENGTH = 120;

/** A Notice in the bot's own words; a problem unless told otherwise. */
export function makeNotice(words: Translator, text: Saying, parts: NoticeParts = {}): NoticeCard {
  const { tone = "problem", hint = null, reference = null, actions = [] } = parts;
  return {
    kind: "notice",
    locale: words.locale,
    tone,
    text: say(words, text),
    hint: hint === null ? null : say(words, hint),
    reference,
    actions,
  };
}

/** What was wrong with what a person asked us to read, and what they can do about it. */
export function makeProblemNotice(words: Translator, { problem, detail }: ReadingError): NoticeCard {
  const text = words.t(`problem.${problem}`);
  const hint: Saying = `hint.${problem}`;
  if (detail === undefined || detail === "") return makeNotice(words, `problem.${problem}`, { hint });
  return makeNotice(words, ["notice.with-detail", { text, detail: clipText(detail, MAX_DETAIL_LENGTH) }], {
    hint,
  });
}

/** A bug of ours: `reference` is the id under which it was logged. */
export function makeBugNotice(words: Translator, reference: string): NoticeCard {
  return makeNotice(words, "notice.bug", { hint: "notice.bug-hint", reference });
}

function say(words: Translator, saying: Saying): string {
  return typeof saying === "string" ? words.t(saying) : words.t(saying[0], saying[1]);
}
