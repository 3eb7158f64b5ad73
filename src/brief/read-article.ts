import type { Article } from "../article/article.ts";
import { findEntities } from "../entities/find-entities.ts";
import { detectLanguage } from "../language/detect-language.ts";
import { makeSignature } from "../siblings/make-signature.ts";
import { summarise } from "../summary/summarise.ts";
import { splitSentences } from "../text/split-sentences.ts";
import type { Brief } from "./brief.ts";
import { briefId } from "./brief-id.ts";

/** Reads an article: language, sentences, summary, entities, signature. Pure. */
export function readArticle(article: Article): Brief {
  const { title, text } = article;
  const detected = detectLanguage(`${title}\n\n${text}`, { declared: article.declaredLanguage });
  const { language } = detected;
  const sentences = splitSentences(text, language);
  const summaries = summarise({ title, text, sentences, language });
  const entities = findEntities({ title, text, sentences, language });
  const signature = makeSignature({ article, language, sentences, entities });
  return {
    id: briefId(article),
    article,
    language,
    languageConfidence: detected.confidence,
    sentences,
    summaries,
    entities,
    signature,
  };
}
