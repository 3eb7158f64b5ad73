/** Capitals `X`, other letters `x`, digits `9`, the rest as it is; runs made one, at most eight signs. */
export function wordShape(text: string): string {
  let shape = "";
  for (const sign of text) {
    const kind = signKind(sign);
    if (kind !== shape.at(-1)) shape += kind;
    else if (kind === "X" && shape === "X") shape += "X";
    if (shape.length >= 8) break;
  }
  return shape;
}

const SCRIPTS = [
  [/\p{sc=Han}/u, "漢"],
  [/[\p{sc=Katakana}ー]/u, "カ"],
  [/\p{sc=Hiragana}/u, "ひ"],
] as const;

const FIRST_WITHOUT_SPACES = "\u2e80";

function signKind(sign: string): string {
  if (sign >= "a" && sign <= "z") return "x";
  if (sign !== sign.toLowerCase()) return "X";
  if (sign >= FIRST_WITHOUT_SPACES) {
    for (const [script, kind] of SCRIPTS) if (script.test(sign)) return kind;
  }
  if (/[\p{L}\p{M}]/u.test(sign)) return "x";
  return /\p{N}/u.test(sign) ? "9" : sign;
}
