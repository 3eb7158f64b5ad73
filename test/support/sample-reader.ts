import { canonicalUrl } from "../../src/article/canonical-url.ts";
import type { Brief } from "../../src/brief/brief.ts";
import type { LinkReader, ReadingPlace } from "../../src/brief/link-reader.ts";
import { ReadingError } from "../../src/errors.ts";
import { primaryLanguage } from "../../src/language/primary-language.ts";
import type { Store } from "../../src/store/store.ts";
import { sampleBrief, toSibling } from "./sample-briefs.ts";

export interface SampleReader extends LinkReader {
  /** The links that were read, in order. */
  readonly read: string[];
}

/**
 * Reads the sample story's links and any `https://harbour.example/<language>/…` as another copy of it, over a real
 * store; every other link is unreachable. All editions are each other's siblings.
 */
export function createSampleReader({ briefs }: Pick<Store, "briefs">): SampleReader {
  const editions = [sampleBrief("en"), sampleBrief("es"), sampleBrief("ar")];
  const read: string[] = [];

  async function keep(brief: Brief, { audience, channel }: ReadingPlace): Promise<Brief> {
    await briefs.save(brief, brief.article.url, 1);
    await briefs.saw(audience, brief.id, channel, 1);
    return brief;
  }

  function find(url: string): Brief {
    const found = editions.find(({ article }) => article.url === url);
    if (found !== undefined) return found;
    const language = /^https:\/\/harbour\.example\/(en|es|ar)\//.exec(url)?.[1];
    if (language === undefined) throw new ReadingError("unreachable", new URL(url).hostname);
    return sampleBrief(language as "en", { url, canonicalUrl: url });
  }

  return {
    read,
    async readLink(link, { onSlow, ...place }) {
      const url = canonicalUrl(link);
      read.push(url);
      if (url.includes("slow")) onSlow?.(new URL(url).hostname);
      if (url.includes("bug")) throw new TypeError("a bug in the reader");
      return keep(find(url), place);
    },
    readText: (text, place) =>
      keep(sampleBrief("es", { url: null, canonicalUrl: null, title: text.slice(0, 20) }), place),
    async findStored(id) {
      return (await briefs.find(id))?.brief ?? null;
    },
    siblings: async (brief) =>
      editions.filter(({ language }) => language !== brief.language).map((edition) => toSibling(edition)),
    async edition(_brief, wanted, { sentences }) {
      const language = typeof wanted === "string" ? primaryLanguage(wanted) : wanted.language;
      const edition = editions.find((one) => one.language === language);
      return edition === undefined ? null : { edition, sentences, aligned: true };
    },
  };
}
