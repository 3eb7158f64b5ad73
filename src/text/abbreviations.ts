/**
 * Abbreviations that end in a full stop which ends no sentence, lower case, without the final stop.
 * `before-name` ones stand before what they belong to and never end a sentence (`Dr. Silva`);
 * `anywhere` ones may end one, and do where a frequent function word with a capital follows (`etc. The`).
 */
interface Abbreviations {
  readonly beforeName: string;
  readonly anywhere?: string;
}

const LISTS: Readonly<Record<string, Abbreviations>> = {
  // Latin-script newsrooms share these.
  latin: {
    beforeName:
      "mr mrs ms mx dr drs prof ste sr sra srta mme mlle mgr msgr gen capt cmdr sgt brig cpl pvt lic dra vs",
    anywhere: "etc inc ltd corp bros jr vol fig eds approx dept blvd tel lt col st",
  },
  cyrillic: {
    beforeName: "гг ул просп акад проф доц ген полк подп лейт св д-р г-н г-жа тов напр вул дж",
    anywhere:
      "г ст т д е о др пр им ім стр рис см ср гл тыс тис млн млрд трлн руб грн долл дол чел кв куб обл лв",
  },
  en: {
    beforeName: "messrs atty rev hon rep sen gov pres supt insp det maj adm eg ie cf viz sec",
    anywhere: "no nos co al est ed ave mt ft jan feb mar apr jun jul aug sep sept oct nov dec",
  },
  de: {
    beforeName: "hr fr bzw ca dipl dr.-ing nr str sog bspw ggf inkl vgl zzt evtl geb hl",
    anywhere: "usw mio mrd tsd jh jhd",
  },
  fr: { beforeName: "m mm mes mlles mmes cf env av", anywhere: "p chap" },
  es: {
    beforeName: "ud uds vd d dña excmo ilmo sres sras avda av pág págs núm",
    anywhere: "art aprox ee.uu",
  },
  pt: { beforeName: "sr.ª srs sras exmo exma dep eng pág av d", anywhere: "art aprox" },
  it: { beforeName: "sig sigg sig.ra dott dott.ssa avv on egr spett pag geom rag mons", anywhere: "art ecc" },
  nl: { beforeName: "dhr mevr mw ir bijv ca nr blz resp", anywhere: "enz mln mld" },
  sv: { beforeName: "bl ca dvs kl nr resp", anywhere: "osv m.m" },
  da: { beforeName: "bl ca dvs fr kl nr pga", anywhere: "osv mio mia kr" },
  no: { beforeName: "bl ca dvs fr kl nr pga", anywhere: "osv mill mrd kr" },
  fi: { beforeName: "esim ns", anywhere: "jne ym yms milj mrd" },
  pl: {
    beforeName: "np ul pl św ks hab inż płk kpt por sierż tzw tzn ww wg nt",
    anywhere: "im art ust ok al r w itd itp tys mln mld zł godz",
  },
  cs: {
    beforeName: "např tzv tj resp čl ing judr phdr rndr bc plk sv nám doc cca",
    anywhere: "č atd apod tis mil mld hod str ul",
  },
  sk: {
    beforeName: "napr tzv tj resp čl ing judr phdr bc plk sv nám doc cca",
    anywhere: "č atď apod tis mil mld hod ul",
  },
  hu: { beforeName: "id ifj özv kb ill ún", anywhere: "stb" },
  ro: { beforeName: "dl dvs d-na d-l nr art", anywhere: "ș.a" },
  hr: { beforeName: "npr tzv tj odn gosp gđa sv čl br", anywhere: "itd sl god tis mil ul" },
  tr: { beforeName: "doç av sn yrd öğr gör alb bkz cad sok mah", anywhere: "vb vd" },
  id: { beforeName: "bpk dra ir kh jl no tgl", anywhere: "dll dsb dst dkk" },
  vi: { beforeName: "ts ths gs pgs bs ks tp", anywhere: "v.v" },
  el: { beforeName: "κκ κα δρ καθ αρ σελ βλ δηλ", anywhere: "κλπ εκατ δισ χιλ" },
  hi: { beforeName: "डॉ डा श्री प्रो पं मो" },
  bn: { beforeName: "ড ডা মো মোঃ" },
  ta: { beforeName: "திரு திருமதி டாக்டர் பேரா செல்வி" },
};

/** Which lists hold for a language beside its own: those of its script and of its nearest relatives. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  bs: ["hr"],
  sr: ["hr", "cyrillic"],
  sl: ["hr"],
  ms: ["id"],
  gl: ["es"],
  ca: ["es"],
  af: ["nl"],
  mr: ["hi"],
  ne: ["hi"],
  nb: ["no"],
  nn: ["no"],
};

/** The abbreviations of a language: those that never end a sentence and those that may. */
export interface AbbreviationSets {
  readonly beforeName: ReadonlySet<string>;
  readonly anywhere: ReadonlySet<string>;
}

const sets = new Map<string, AbbreviationSets>();

/** The abbreviations that may stand in a text of this language (BCP 47 primary tag). */
export function abbreviationsOf(language: string): AbbreviationSets {
  const known = sets.get(language);
  if (known !== undefined) return known;
  const lists = ["latin", "cyrillic", language, ...(SHARED[language] ?? [])].map((name) => LISTS[name]);
  const made = {
    beforeName: wordSet(lists.map((list) => list?.beforeName)),
    anywhere: wordSet(lists.map((list) => list?.anywhere)),
  };
  if (LISTS[language] !== undefined) sets.set(language, made);
  return made;
}

function wordSet(lists: readonly (string | undefined)[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list?.split(" ") ?? []));
}
