import { languageTag } from "./language-tag.ts";

const codes = new Set(
  (
    "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu ha he hi hr hu hy id ig is it ja ka kk km kn ko ku ky " +
    "lo lt lv mk ml mn mr ms mt my nb ne nl nn no pa pl ps pt ro ru rw sd si sk sl so sq sr st sv sw ta te tg th ti tk tr uk ur " +
    "uz vi yo zh zu"
  ).split(" "),
);

/** The language that an address names in its host (`fr.example.org`), path (`/fr/`) or query (`?lang=fr`), `null` for none. */
export function languageInUrl(url: URL): string | null {
  const label = url.hostname.split(".")[0] ?? "";
  const segments = url.pathname.split("/").slice(1, 4);
  const query =
    url.searchParams.get("lang") ?? url.searchParams.get("hl") ?? url.searchParams.get("locale") ?? "";
  return [query, ...segments, label].find(isCode) ?? null;
}

/** Whether an address leads to more than a site's or a language's front page. */
export function pointsBelowHome(url: URL): boolean {
  const segments = url.pathname
    .split("/")
    .filter((segment) => segment !== "" && !/^(?:index|home|default)\b/i.test(segment));
  return segments.some((segment) => !isCode(segment)) || /[?&](?:p|id|article|story)\w*=/i.test(url.search);
}

/** Whether two addresses differ in nothing but the language that they name. */
export function isSamePathInAnotherLanguage(a: URL, b: URL): boolean {
  const left = languageInUrl(a);
  const right = languageInUrl(b);
  return left !== null && right !== null && left !== right && neutral(a) === neutral(b);
}

function neutral(url: URL): string {
  const host = url.hostname.split(".").map((label, index) => (index === 0 && isCode(label) ? "*" : label));
  const path = url.pathname
    .split("/")
    .map((segment, index) => (index < 4 && isCode(segment) ? "*" : segment));
  const query = [...url.searchParams].map(
    ([name, value]) => `${name}=${/^(?:lang|hl|locale)$/.test(name) ? "*" : value}`,
  );
  return [host.join("."), path.join("/"), query.sort().join("&")].join(" ");
}

function isCode(segment: string): boolean {
  const tag = /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i.test(segment) ? languageTag(segment) : null;
  return tag !== null && codes.has(tag.slice(0, 2));
}
