import type { Brief } from "../brief/brief.ts";
import { direction } from "../language/language-names.ts";
import type { Quote } from "./card.ts";
import { linkToSentence } from "./text-fragment.ts";

/** Some sentences of a brief (indexes into its `sentences`) as quotations, each linked to its place in the source. */
export function quoteSentences({ article, language, sentences }: Brief, chosen: readonly number[]): Quote[] {
  return chosen.flatMap((index) => {
    const sentence = sentences[index];
    if (sentence === undefined) return [];
    return {
      text: article.text.slice(sentence.start, sentence.end),
      href:
        article.url === null
          ? null
          : linkToSentence(article.url, article.text, sentence, language, article.title),
      language,
      direction: direction(language),
    };
  });
}
