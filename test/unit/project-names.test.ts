import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadWordList } from "../../src/entities/tagger/load-word-list.ts";
import { soundsAlike, spelledAlike } from "../../tools/train-entities/match-words.ts";
import { readParallel } from "../../tools/train-entities/parallel-text.ts";
import { voteNames } from "../../tools/train-entities/vote-names.ts";

const folder = mkdtempSync(join(tmpdir(), "dragoman-parallel-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("names of a parallel text", () => {
  it("are known by their spelling in one script, inflected ones too, and by their consonants in another", () => {
    expect(spelledAlike("merkel", "merkelova")).toBeGreaterThan(1);
    expect(spelledAlike("merkel", "merkur")).toBe(0);
    expect(soundsAlike("merkel", "ميركل", "ar", false)).toBeGreaterThan(1);
    expect(soundsAlike("berlin", "בברלין", "he", false)).toBeGreaterThan(1);
    expect(soundsAlike("merkel", "برلين", "ar", false)).toBe(0);
  });

  it("are voted on by the languages that are read, and found in one that is not", () => {
    const texts = {
      en: "Margaret Merkel met reporters in Hamburg.",
      de: "Margaret Merkel traf Journalisten in Hamburg.",
      es: "Margaret Merkel se reunió con periodistas en Hamburgo.",
      ar: "التقت مارغريت ميركل بالصحفيين في هامبورغ.",
    };
    const path = join(folder, "parallel.jsonl");
    const lines = Object.entries(texts).map(([lang, text]) => JSON.stringify({ group: "1", lang, text }));
    writeFileSync(path, lines.join("\n"));
    const [segment] = readParallel(path, ["en", "de", "es"], ["ar"]);
    const found = voteNames(segment!, ["en", "de", "es"], loadWordList()).map(({ tokens, type }) => [
      tokens.get("ar")?.text,
      type,
    ]);
    expect(found).toEqual([
      ["مارغريت", "person"],
      ["ميركل", "person"],
      ["هامبورغ", "place"],
    ]);
  });
});
