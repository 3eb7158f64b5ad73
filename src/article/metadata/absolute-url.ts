/** An absolute http(s) address, `null` for anything else. */
export function absoluteUrl(href: string | null | undefined, base: string): string | null {
  if (!href) return null;
  const url = URL.parse(href.trim(), base);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}
