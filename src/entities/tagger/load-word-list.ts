import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { type WordList, wordList } from "./word-list.ts";

let loaded: WordList | undefined;

/** The list of common words that ships with Dragoman, read on first use. */
export function loadWordList(): WordList {
  if (loaded !== undefined) return loaded;
  const bytes = brotliDecompressSync(readFileSync(new URL("../weights/words.bin", import.meta.url)));
  loaded = wordList(new Uint32Array(new Uint8Array(bytes).buffer));
  return loaded;
}
