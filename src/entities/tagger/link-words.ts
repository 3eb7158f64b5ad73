/** For each language the words for "of", "and", "the", "in / to / from", in this order. */
const WORDS: Readonly<Record<string, readonly [string, string, string, string]>> = {
  en: ["of for", "and &", "the a an", "in at from to near into across outside"],
  de: [
    "von vom zu zum zur van",
    "und &",
    "der die das den dem des ein eine einer",
    "in im aus nach bei an am",
  ],
  nl: ["van voor der den", "en &", "de het een", "in te uit naar bij op"],
  da: ["af for", "og &", "den det de en et", "i fra til på ved"],
  no: ["av for", "og &", "den det de en et ei", "i fra til på ved"],
  sv: ["av för", "och &", "den det de en ett", "i från till på vid"],
  fr: ["de du des d", "et &", "le la les l un une", "à au aux en dans vers"],
  es: ["de del", "y e &", "el la los las un una", "en a al desde hacia"],
  ca: ["de del dels d", "i &", "el la els les l un una", "a en al des"],
  gl: ["de do da dos das", "e &", "o a os as un unha", "en no na a ao desde"],
  pt: ["de do da dos das", "e &", "o a os as um uma", "em no na nos nas a ao à para"],
  it: [
    "di del dello della dell dei degli delle d",
    "e ed &",
    "il lo la l i gli le un una",
    "in a ad al alla nel nella nell all da dal dalla",
  ],
  ro: ["de al a ale lui din", "și şi &", "un o cel cea", "în la spre"],
  pl: ["", "i oraz &", "", "w we z ze do na pod"],
  cs: ["", "a i &", "", "v ve z ze do na u"],
  sk: ["", "a i &", "", "v vo z zo do na pri"],
  sl: ["", "in ter &", "", "v iz na do pri"],
  hr: ["", "i te &", "", "u iz na do kod"],
  sr: ["", "i te и те &", "", "u iz na do kod у из на до код"],
  bs: ["", "i te &", "", "u iz na do kod"],
  ru: ["", "и &", "", "в во из на под"],
  uk: ["", "і й та &", "", "в у з із до на"],
  be: ["", "і й ды &", "", "у ў ва з са на да"],
  bg: ["на", "и &", "", "в във от до край"],
  mk: ["на", "и &", "", "во од до кај"],
  el: ["του της των", "και κι &", "ο η το οι τα τον την τους τις", "στο στη στην στον στα στις στους από σε"],
  tr: ["", "ve ile &", "bir", ""],
  hu: ["", "és &", "a az egy", ""],
  fi: ["", "ja sekä &", "", ""],
  et: ["", "ja ning &", "", ""],
  lv: ["", "un &", "", "no uz pie"],
  lt: ["", "ir &", "", "iš į prie"],
  id: ["", "dan &", "sang si para", "di dari ke"],
  ar: ["", "و", "", "في من إلى على عن"],
  fa: ["", "و", "", "در از به"],
  ur: ["کا کے کی", "اور", "", "میں سے"],
  he: ["של", "", "", "אל מן"],
  hi: ["का के की", "और", "", "में से"],
  bn: ["", "ও এবং", "", ""],
  vi: ["của", "và &", "các những một", "ở tại từ đến trong"],
};

const NONE: ReadonlyMap<string, number> = new Map();
const tables = new Map<string, ReadonlyMap<string, number>>();

/** What a word (lower case) does between names in a language: 1 "of", 2 "and", 3 "the", 4 "in", 0 nothing known. */
export function linkOf(lower: string, language: string): number {
  const links = linksOf(language);
  return links.get(lower) ?? (/['’]$/u.test(lower) ? links.get(lower.slice(0, -1)) : undefined) ?? 0;
}

function linksOf(language: string): ReadonlyMap<string, number> {
  const known = tables.get(language);
  if (known !== undefined) return known;
  if (WORDS[language] === undefined) return NONE;
  const made = new Map<string, number>();
  for (const [kind, words] of WORDS[language].entries()) {
    for (const word of words.split(" ")) if (word !== "") made.set(word, kind + 1);
  }
  tables.set(language, made);
  return made;
}
