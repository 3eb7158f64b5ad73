import type { Sentence } from "../text/span.ts";
import { checkMentions } from "./check-mentions.ts";
import { dropDoubtful } from "./drop-doubtful.ts";
import { findByCues } from "./find-by-cues.ts";
import { findCountries } from "./find-countries.ts";
import { isReadByCues } from "./is-read-by-cues.ts";
import type { Mention } from "./mention.ts";
import { scriptKind } from "./script-kind.ts";
import { settleMentions } from "./settle-mentions.ts";
import { splitNameTokens } from "./split-name-tokens.ts";
import { loadNameList } from "./tagger/load-name-list.ts";
import { loadTagger } from "./tagger/load-tagger.ts";
import { loadWordList } from "./tagger/load-word-list.ts";
import { trimPrefixes } from "./trim-prefixes.ts";

/** A text cut in sentences, and its language (BCP 47 primary tag). */
export interface MentionText {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly language: string;
}

/** Every mention of a name in a text, in order, before those of one name are joined. */
export function findMentions({ text, sentences, language }: MentionText): Mention[] {
  const tokens = splitNameTokens(text, sentences, language);
  const names = loadNameList();
  const kind = scriptKind(text);
  const found = isReadByCues(kind, language)
    ? findByCues(tokens, language, { names, words: loadWordList() })
    : trimPrefixes(text, tokens, loadTagger(kind, language)(tokens), language, names);
  const sure = dropDoubtful(text, tokens, found, language);
  const checked = checkMentions(text, sure, language);
  return settleMentions(text, tokens, checked, findCountries(text, tokens, language));
}
