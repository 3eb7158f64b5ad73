/** A BCP 47 tag in its canonical spelling (`pt_br` becomes `pt-BR`), `null` for what is none. */
export function languageTag(value: string | null | undefined): string | null {
  const tag = value?.trim().replaceAll("_", "-").replace(/\..*$/, "");
  if (!tag || !/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}
