import type { ScriptKind } from "../script-kind.ts";
import { loadNameList } from "./load-name-list.ts";
import { loadWordList } from "./load-word-list.ts";
import { loadModel, type Model } from "./model.ts";
import { openTagger, type Tagger } from "./tag-names.ts";
import { rememberWords } from "./word-memory.ts";

/**
 * How much the score of "no name" is lowered: the corpora leave out much that a reader calls a name. Judged on
 * development documents, where more of it finds as many wrong names as right ones.
 */
const EAGERNESS: Readonly<Record<ScriptKind, number>> = { cased: 0, caseless: 0.4, unspaced: 0 };
const MAX_TAGGERS = 24;
const models = new Map<ScriptKind, Model>();
const taggers = new Map<string, Tagger>();

/** The tagger for a language in a kind of script, its weights read on first use. */
export function loadTagger(kind: ScriptKind, language: string): Tagger {
  const known = taggers.get(`${kind} ${language}`);
  if (known !== undefined) return known;
  const model = models.get(kind) ?? loadModel(`${kind}.bin`);
  models.set(kind, model);
  const words = rememberWords({ language, kind, list: loadNameList(), words: loadWordList() });
  const tagger = openTagger({ model, words, kind, language, eagerness: EAGERNESS[kind] });
  if (taggers.size >= MAX_TAGGERS) taggers.clear();
  taggers.set(`${kind} ${language}`, tagger);
  return tagger;
}
