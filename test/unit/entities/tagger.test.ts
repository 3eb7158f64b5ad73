import { describe, expect, it } from "vitest";
import { splitNameTokens } from "../../../src/entities/split-name-tokens.ts";
import { contextFeatures } from "../../../src/entities/tagger/context-features.ts";
import { mix } from "../../../src/entities/tagger/hash.ts";
import { LABELS } from "../../../src/entities/tagger/labels.ts";
import { loadNameList } from "../../../src/entities/tagger/load-name-list.ts";
import { loadTagger } from "../../../src/entities/tagger/load-tagger.ts";
import { loadWordList } from "../../../src/entities/tagger/load-word-list.ts";
import { openModel, slotOf } from "../../../src/entities/tagger/model.ts";
import { LISTED } from "../../../src/entities/tagger/name-list.ts";
import { documentFeatures } from "../../../src/entities/tagger/token-features.ts";
import {
  checkOf,
  clusterAbove,
  slotOfWord,
  VALUE_BITS,
  wordHash,
  wordList,
} from "../../../src/entities/tagger/word-list.ts";
import { rememberWords } from "../../../src/entities/tagger/word-memory.ts";
import { splitSentences } from "../../../src/text/split-sentences.ts";

function tokensOf(text: string) {
  return splitNameTokens(text, splitSentences(text, "en"), "en");
}

function wordMemory() {
  return rememberWords({ language: "en", kind: "cased", list: loadNameList(), words: loadWordList() });
}

describe("a packed model", () => {
  it("adds the weights of a learned feature under its heading only", () => {
    const bits = 4;
    const { slot, check } = slotOf(mix(77, 3), bits);
    const checks = new Uint16Array(2 ** bits);
    const weights = new Int8Array(2 ** bits * LABELS);
    checks[slot] = check;
    weights.fill(2, slot * LABELS, (slot + 1) * LABELS);
    const transitions = new Float32Array(LABELS * LABELS);
    const model = openModel({ bits, scale: 0.5, transitions, checks, weights });
    const scores = new Float32Array(3 * LABELS);
    model.add(Int32Array.of(77, 78), [3, 4], scores, LABELS);
    expect([...scores.subarray(0, LABELS)]).toEqual(Array(LABELS).fill(0));
    expect([...scores.subarray(LABELS, 2 * LABELS)]).toEqual(Array(LABELS).fill(1));
    expect([...scores.subarray(2 * LABELS)]).toEqual(Array(LABELS).fill(0));
  });
});

describe("word list", () => {
  const list = () => {
    const table = new Uint32Array(8);
    const put = (hash: number, value: number) => {
      table[slotOfWord(table, hash)] = ((checkOf(hash) << VALUE_BITS) | value) >>> 0;
    };
    put(wordHash("", "en", "spelling"), 1);
    put(wordHash("market", "en", "spelling"), 2);
    put(wordHash("", "de", "cluster"), 1);
    put(wordHash("Markt", "de", "cluster"), 0b110110);
    return wordList(table);
  };

  it("tells a word that nobody listed from one of a language without a list", () => {
    expect(list().spelling("market", "en")).toBe(2);
    expect(list().spelling("velmar", "en")).toBe(0);
    expect(list().spelling("market", "xx")).toBe(9);
  });

  it("knows clusters by the word as it is written", () => {
    expect(list().cluster("Markt", "de")).toBe(0b110110);
    expect(list().cluster("markt", "de")).toBe(1);
    expect(list().cluster("market", "en")).toBe(0);
  });

  it("cuts a cluster's path", () => {
    expect(clusterAbove(0b110110, 3)).toBe(0b1101);
    expect(clusterAbove(0b110110, 20)).toBe(0b110110);
    expect(clusterAbove(0, 4)).toBe(0);
  });

  it("ships with common words of many languages", () => {
    const words = loadWordList();
    for (const [word, language] of [
      ["market", "en"],
      ["mercado", "es"],
      ["рынок", "ru"],
    ] as const)
      expect([2, 4]).toContain(words.spelling(word, language));
    expect(words.cluster("Berlin", "de")).toBeGreaterThan(1);
  });
});

describe("word memory", () => {
  it("reads a word once, however often it stands, and differently for another word", () => {
    const words = wordMemory();
    const [first, second, third] = tokensOf("Paris Paris paris").map((token) => words.read(token));
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(third!.shape).not.toBe(first!.shape);
  });

  it("does not grow with very long words", () => {
    const words = wordMemory();
    const [token] = tokensOf("a".repeat(100));
    expect(words.read(token!)).not.toBe(words.read(token!));
  });
});

describe("documentFeatures", () => {
  it("gives the same features whatever was read before", () => {
    const tokens = tokensOf("Ada Quill met Peter Sorrel. PORT SORREL WINS");
    const used = wordMemory();
    documentFeatures(tokensOf("Sorrel Peter met nobody."), used);
    const [fresh, again] = [documentFeatures(tokens, wordMemory()), documentFeatures(tokens, used)];
    for (const index of tokens.keys())
      expect(contextFeatures(again.around(index))).toEqual(contextFeatures(fresh.around(index)));
  });

  it("knows a sentence in capitals from others", () => {
    const shapeOf = (text: string) =>
      contextFeatures(documentFeatures(tokensOf(text), wordMemory()).around(0))[0];
    expect(shapeOf("PORT SORREL WINS")).not.toBe(shapeOf("PORT sorrel wins"));
  });
});

describe("the tagger", () => {
  it("finds a name whatever small words stand far away from it", () => {
    const tag = loadTagger("cased", "en");
    const found = (text: string) => tag(tokensOf(text)).map(({ start, end }) => text.slice(start, end));
    const filler = "and then nothing much happened for a long while ";
    expect(found(`${filler}until Angela Merkel came to Berlin`)).toEqual(["Angela Merkel", "Berlin"]);
    expect(found(`${filler.repeat(30)}until Angela Merkel came to Berlin`)).toEqual([
      "Angela Merkel",
      "Berlin",
    ]);
  });
});

describe("the name list", () => {
  it("knows cities abroad, given names and languages", () => {
    const list = loadNameList();
    expect(list.bits("london") & LISTED.place).toBeTruthy();
    expect(list.bits("런던") & LISTED.place).toBeTruthy();
    expect(list.bits("maria") & LISTED.given).toBeTruthy();
    expect(list.bits("russisch") & LISTED.tongue).toBeTruthy();
  });
});
