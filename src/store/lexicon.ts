import type { Brief } from "../brief/brief.ts";
import { hashKey } from "../siblings/hash-key.ts";
import { learnDictionaries, type SentencePair } from "../siblings/learn-dictionary.ts";
import { lexiconOf, sentencePairs } from "../siblings/learn-lexicon.ts";
import { type Dictionary, EMPTY_LEXICON, type Lexicon } from "../siblings/lexicon.ts";
import { profileOf } from "../siblings/profile.ts";
import { priorWeights } from "../siblings/term-weights.ts";
import type { Database } from "./database.ts";

export interface LexiconTables {
  /** Corresponding sentences as sorted sets of folded words: `[source words, target words]` as JSON. */
  sibling_lexicon: { languages: string; slot: number; words: string };
}

/** The bilingual lexicon of the running bot: a bounded memory of corresponding sentences, learned from on demand. */
export interface LexiconStore {
  /** Remembers the corresponding sentences of two articles that are surely translations of each other. */
  teach(a: Pick<Brief, "signature">, b: Pick<Brief, "signature">): Promise<void>;
  /** What was learned between a language and some others. */
  load(language: string, others: readonly string[]): Promise<Lexicon>;
}

/** Sentences remembered of two languages; a newer one takes the place of an older. */
const SLOTS = 3_000;
/** What was learned serves so long, in milliseconds. */
const FRESH = 10 * 60 * 1000;
const MAX_LANGUAGE_PAIRS = 40;

interface Learned {
  readonly at: number;
  readonly dictionaries: readonly (readonly [string, Dictionary])[];
}

/** The lexicon on either dialect. `now` gives milliseconds since 1970. */
export function createLexiconStore({ query }: Database, now: () => number = Date.now): LexiconStore {
  const learned = new Map<string, Learned>();

  async function dictionariesOf(languages: string): Promise<Learned["dictionaries"]> {
    const known = learned.get(languages);
    if (known !== undefined && now() - known.at < FRESH) return known.dictionaries;
    const rows = await query
      .selectFrom("sibling_lexicon")
      .select("words")
      .where("languages", "=", languages)
      .orderBy("slot")
      .execute();
    const { forward, backward } = learnDictionaries(rows.map(({ words }) => parse(words)));
    const [from, to] = languages.split(" ") as [string, string];
    const dictionaries = [
      [`${from} ${to}`, forward],
      [`${to} ${from}`, backward],
    ] as const;
    if (learned.size >= MAX_LANGUAGE_PAIRS) learned.clear();
    learned.set(languages, { at: now(), dictionaries });
    return dictionaries;
  }

  return {
    async teach(a, b) {
      const [first, second] = [a, b]
        .map(({ signature }) => profileOf(signature))
        .sort((x, y) => (x.language < y.language ? -1 : 1)) as [
        ReturnType<typeof profileOf>,
        ReturnType<typeof profileOf>,
      ];
      if (first.language === second.language) return;
      const languages = `${first.language} ${second.language}`;
      const pairs = sentencePairs(
        { a: first, b: second },
        { weights: priorWeights(), lexicon: EMPTY_LEXICON },
      );
      // The slot follows from the words: the same sentences taught twice are remembered once.
      const rows = new Map(pairs.map(format).map((words) => [hashKey(words) % SLOTS, words]));
      if (rows.size === 0) return;
      await query
        .insertInto("sibling_lexicon")
        .values([...rows].map(([slot, words]) => ({ languages, slot, words })))
        .onConflict((conflict) =>
          conflict
            .columns(["languages", "slot"])
            .doUpdateSet((row) => ({ words: row.ref("excluded.words") })),
        )
        .execute();
    },

    async load(language, others) {
      const dictionaries = new Map<string, Dictionary>();
      for (const other of new Set(others)) {
        if (other === language) continue;
        const languages = language < other ? `${language} ${other}` : `${other} ${language}`;
        for (const [direction, dictionary] of await dictionariesOf(languages))
          if (dictionary.size > 0) dictionaries.set(direction, dictionary);
      }
      return lexiconOf(dictionaries);
    },
  };
}

/** Sorted, so that no sentence of a tenant's article can be read from what was learned of it. */
function format({ source, target }: SentencePair): string {
  return JSON.stringify([[...new Set(source)].sort(), [...new Set(target)].sort()]);
}

function parse(words: string): SentencePair {
  const [source, target] = JSON.parse(words) as [string[], string[]];
  return { source, target };
}
