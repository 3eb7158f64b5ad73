/** Languages that readers and publishers treat as one, beyond CLDR's own aliases (those make `iw` `he`, `cmn` `zh`). */
const MEMBER_OF: Readonly<Record<string, string>> = {
  nb: "no",
  nn: "no",
  yue: "zh",
  wuu: "zh",
  hak: "zh",
  nan: "zh",
  gan: "zh",
  hsn: "zh",
  arz: "ar",
  ary: "ar",
  apc: "ar",
  sh: "hr",
};

/**
 * The primary BCP 47 language of a tag as declared by anyone (`pt_BR`, `iw`, `nn-NO`, `zh-Hant`), in Dragoman's one
 * spelling: two letters where they exist, `no` for every Norwegian, `zh` for every Chinese. `und` where it is no tag.
 */
export function primaryLanguage(tag: string): string {
  try {
    const { language } = new Intl.Locale(tag.trim().replaceAll("_", "-"));
    return MEMBER_OF[language] ?? language;
  } catch {
    return "und";
  }
}
