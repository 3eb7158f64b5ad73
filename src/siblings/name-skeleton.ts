const DIGRAPHS: readonly [RegExp, string][] = [
  [/sch|tsch|shch|dzh|tch|tz|ts|sh|ch|zh|cz|sz|dj|dg(?=[eiy])/gu, "s"],
  [/ph/gu, "f"],
  [/th/gu, "t"],
  [/kh|gh|ck/gu, "k"],
  [/[cg](?=[eiy])/gu, "s"],
  [/x/gu, "ks"],
];

const CLASSES: Readonly<Record<string, string>> = {
  b: "p",
  p: "p",
  f: "p",
  v: "p",
  t: "t",
  d: "t",
  k: "k",
  g: "k",
  q: "k",
  c: "k",
  s: "s",
  z: "s",
  j: "s",
  l: "l",
  r: "l",
  m: "m",
  n: "n",
};

/**
 * The consonant classes of a transliterated word: what is left of a name after Arabic and Hebrew dropped its
 * vowels, Japanese merged l with r and Korean f with p. In the manner of Soundex and its multilingual heirs.
 */
export function skeleton(latin: string): string {
  let text = latin;
  for (const [pattern, by] of DIGRAPHS) text = text.replace(pattern, by);
  let out = "";
  for (const letter of text) {
    const kind = CLASSES[letter];
    if (kind !== undefined && kind !== out.at(-1)) out += kind;
  }
  return out;
}
