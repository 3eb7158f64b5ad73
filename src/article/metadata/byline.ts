import type { HtmlElement } from "../html/html-tree.ts";
import { cleanName } from "./clean-name.ts";
import { findAuthor } from "./find-author.ts";
import type { MetaTags } from "./meta-tags.ts";
import { fold } from "./title.ts";

const MAX_LENGTH = 120;
const MAX_AUTHORS = 6;

const authorTags = [
  "author",
  "article:author",
  "og:article:author",
  "article:author_name",
  "parsely-author",
  "sailthru.author",
  "cxenseparse:author",
  "dc.creator",
  "citation_author",
  "byl",
];

/** Firms and desks sign for want of a person. */
const house =
  /(?:^|[\s.,-])(?:gmbh|ag|inc|llc|ltd|s\.a|media|verlag|publishing|editorial|redaktion|redacción|rédaction|redazione|redação|редакция|newsroom|staff)(?:$|[\s.,-])/iu;
const MIN_SITE_NAME = 4;

/** What templates write where there is no author. */
const nobody = /^(?:null|undefined|none|n\/a|unknown|admin|administrator|anonymous)$|\.(?:txt|html?)$/i;

/** What the authors of an article are told from. */
export interface BylineEvidence {
  /** From JSON-LD. */
  readonly linked: readonly string[];
  readonly tags: MetaTags;
  readonly root: HtmlElement;
  /** Names under which the site may sign. */
  readonly siteNames: readonly string[];
}

/** The names of the authors as the page declares or shows them, `null` where it does not. */
export function chooseByline({ linked, tags, root, siteNames }: BylineEvidence): string | null {
  // Templates sign with the house's name where nobody else did.
  const sites = siteNames.map(fold).filter((name) => name.length >= MIN_SITE_NAME);
  const isHouse = (name: string) => house.test(name) || sites.some((site) => fold(name).includes(site));
  const authors = [linked, declaredAuthors(tags)].map((names) =>
    [...new Set(names.map(cleanName))].filter(isName),
  );
  const persons = authors.map((names) => names.filter((name) => !isHouse(name)));
  const [known] = persons.filter((names) => names.length > 0);
  if (known !== undefined) return known.slice(0, MAX_AUTHORS).join(", ");
  return findAuthor(root) ?? authors.flat()[0] ?? null;
}

function declaredAuthors(tags: MetaTags): string[] {
  const names = authorTags.flatMap((name) => tags.all(name));
  return names.some((name) => isName(cleanName(name))) ? names : [...names, ...labelledAuthors(tags)];
}

/** Cards for Twitter label two values; where the second is a reading time, the first is the author in any language. */
function labelledAuthors(tags: MetaTags): string[] {
  const name = tags.first("twitter:data1") ?? "";
  const isBesideTime = /\d/.test(tags.first("twitter:data2") ?? "");
  const isLabelled = tags.first("twitter:label1") !== null && !/\d/.test(name);
  return isLabelled && (isBesideTime || tags.first("twitter:label2") === null) ? [name] : [];
}

function isName(text: string): boolean {
  return (
    text.length > 1 &&
    text.length <= MAX_LENGTH &&
    !/https?:|www\.|@|\d{3}/.test(text) &&
    /\p{L}/u.test(text) &&
    !nobody.test(text)
  );
}
