import { segmenter } from "../text/segmenter.ts";
import { joinTranscriptions } from "./join-transcriptions.ts";
import { NUMBER } from "./read-numbers.ts";

/** A word or a number as it stands in a text. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly isNumber: boolean;
}

// A geresh inside a Hebrew word belongs to it however it is typed, and so does a joiner inside a Sinhala one.
const WORD = /[\p{L}\p{M}]+(?:(?:\u200d|(?<=\p{sc=Hebrew})['"‘’׳״](?=\p{sc=Hebrew}))[\p{L}\p{M}]+)*/u;
const TOKEN = new RegExp(`(?<number>${NUMBER.source})|${WORD.source}`, "gu");
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const KATAKANA_OR_LATIN = /[\p{sc=Katakana}ー]{2,}|\p{sc=Latin}{2,}/gu;

/** Words and numbers of a text in order; scripts without spaces are cut by the runtime's dictionaries. */
export function splitTokens(text: string, language: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const isNumber = match.groups?.number !== undefined;
    if (isNumber || !UNSPACED.test(match[0])) tokens.push({ text: match[0], start: match.index, isNumber });
    else cutUnspaced(match[0], match.index, language, tokens);
  }
  return tokens;
}

/** A run of katakana is nearly always one foreign word, which dictionaries would cut in pieces. */
function cutUnspaced(run: string, offset: number, language: string, tokens: Token[]): void {
  let done = 0;
  for (const match of run.matchAll(KATAKANA_OR_LATIN)) {
    cutByDictionary(run.slice(done, match.index), offset + done, language, tokens);
    tokens.push({ text: match[0], start: offset + match.index, isNumber: false });
    done = match.index + match[0].length;
  }
  cutByDictionary(run.slice(done), offset + done, language, tokens);
}

function cutByDictionary(run: string, offset: number, language: string, tokens: Token[]): void {
  if (run === "") return;
  const pieces: Token[] = [];
  for (const piece of segmenter(language, "word").segment(run)) {
    if (piece.isWordLike === true)
      pieces.push({ text: piece.segment, start: offset + piece.index, isNumber: false });
  }
  tokens.push(...(language.startsWith("zh") ? joinTranscriptions(pieces) : pieces));
}
