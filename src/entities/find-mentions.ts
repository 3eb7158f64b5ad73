import type { Sentence } from "../text/span.ts";
import { checkMentions } from "./check-mentions.ts";
import { findCountries } from "./find-countries.ts";
import type { Mention } from "./mention.ts";
import { scriptKind } from "./script-kind.ts";
import { settleMentions } from "./settle-mentions.ts";
import { splitNameTokens } from "./split-name-tokens.ts";
import { loadTagger } from "./tagger/load-tagger.ts";
import { tagNames } from "./tagger/tag-names.ts";
import { trimParticles } from "./trim-particles.ts";

/** A text cut in sentences, and its language (BCP 47 primary tag). */
export interface MentionText {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly language: string;
}

/** Every mention of a name in a text, in order, before those of one name are joined. */
export function findMentions({ text, sentences, language }: MentionText): Mention[] {
  const tokens = splitNameTokens(text, sentences, language);
  const tagged = tagNames(tokens, language, loadTagger(scriptKind(text)));
  const bare = trimParticles(text, tokens, tagged, language);
  const checked = checkMentions(text, bare, language);
  return settleMentions(text, tokens, checked, findCountries(text, tokens, language));
}
