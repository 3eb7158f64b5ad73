import type { SpendBudget } from "./spend-budget.ts";
import {
  type MachineTranslator,
  type Pair,
  TranslationError,
  type TranslationOrder,
  type TranslationService,
} from "./translation.ts";

export interface TranslatorOptions {
  readonly service: TranslationService;
  readonly spend: SpendBudget;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A card's quotes, not articles: what one order may hold, in UTF-16 units. */
const MAX_CHARACTERS = 5_000;
/** A translation is a text of about the same length: nothing else is shown as one. */
const MAX_GROWTH = 4;
const PAIRS_KEPT = 3_600_000;
const MAX_REMEMBERED = 500;

/** A service behind a budget for each tenant, bounds, and a memory, so that a card drawn again costs nothing. */
export function createMachineTranslator({ service, spend, now }: TranslatorOptions): MachineTranslator {
  const remembered = new Map<string, string>();
  let pairs: { readonly list: Promise<readonly Pair[]>; readonly at: number } | null = null;

  function listPairs(): Promise<readonly Pair[]> {
    if (pairs !== null && now() - pairs.at < PAIRS_KEPT) return pairs.list;
    const list = service.listPairs();
    pairs = { list, at: now() };
    list.catch(() => {
      pairs = null;
    });
    return list;
  }

  async function findPair(from: string, to: string): Promise<Pair | undefined> {
    const found = (await listPairs()).filter((pair) => pair.from === from && pair.to === to && from !== to);
    // Of a language's variants the plain one: `cat` before `cat_valencia`.
    return found.sort((a, b) => a.codes.join().length - b.codes.join().length)[0];
  }

  async function translateNew(
    texts: readonly string[],
    { from, to, tenant }: TranslationOrder,
  ): Promise<void> {
    const characters = texts.reduce((sum, text) => sum + text.length, 0);
    if (characters > MAX_CHARACTERS) throw new TranslationError("too-long");
    const pair = await findPair(from, to);
    if (pair === undefined) throw new TranslationError("no-pair");
    if (!(await spend(tenant, characters))) throw new TranslationError("budget");
    const translated = await service.translate(texts, pair);
    for (const [index, text] of texts.entries())
      remember(keyOf(text, from, to), check(text, translated[index]));
  }

  function remember(key: string, text: string): void {
    const oldest = remembered.keys().next().value;
    if (remembered.size >= MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    remembered.set(key, text);
  }

  return {
    service: service.name,
    async choosePair(from, into) {
      for (const to of into) if ((await findPair(from, to)) !== undefined) return to;
      return null;
    },
    async translate(order) {
      const { texts, from, to } = order;
      const known = () => texts.map((text) => remembered.get(keyOf(text, from, to)));
      const fresh = texts.filter((text) => !remembered.has(keyOf(text, from, to)));
      if (fresh.length > 0) await translateNew([...new Set(fresh)], order);
      return known().map((text) => text ?? "");
    },
  };
}

function keyOf(text: string, from: string, to: string): string {
  return `${from} ${to} ${text}`;
}

/** One line of plain text, as a sentence is. */
function check(text: string, translated: string | undefined): string {
  const clean = (translated ?? "")
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  if (clean === "" || clean.length > text.length * MAX_GROWTH + 100)
    throw new TranslationError("unavailable", "its answer is no translation");
  return clean;
}
