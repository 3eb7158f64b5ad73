import { DEFAULT_SUMMARY_SENTENCES } from "../brief/brief.ts";
import type { Card } from "../card/card.ts";
import { ReadingError } from "../errors.ts";
import { type MessageParts, mayRead } from "./answer-message.ts";
import type { Asking } from "./asking.ts";
import { audienceAt } from "./audience.ts";
import { wishTranslation } from "./consider-translation.ts";
import { MAX_LINKS } from "./find-wanted.ts";
import { presentBrief } from "./present-brief.ts";
import { readSource } from "./read-source.ts";
import { languagesOfChannel } from "./reader-languages.ts";

/** Cards of the links on sites that the tenant listed; the others, and those that cannot be read, are absent. */
export async function unfurlLinks(
  links: readonly string[],
  asking: Asking,
  parts: MessageParts,
): Promise<ReadonlyMap<string, Card>> {
  const { origin, settings, words } = asking;
  const wanted = links.filter((link) => isListed(link, settings.tenant.unfurl)).slice(0, MAX_LINKS);
  if (wanted.length === 0 || !(await mayRead(asking, wanted.length, false, parts))) return new Map();
  const languages = languagesOfChannel(settings, origin, parts.readerLanguages);
  const machine = wishTranslation(settings, null, languages);
  const wish = { length: DEFAULT_SUMMARY_SENTENCES, language: null, languages, personal: false, machine };
  const cards = await Promise.all(
    wanted.map(async (url): Promise<[string, Card] | null> => {
      try {
        const brief = await readSource({ key: url, url }, origin, parts);
        return [url, await presentBrief(brief, wish, audienceAt(origin), words, parts)];
      } catch (error) {
        if (!(error instanceof ReadingError)) throw error;
        parts.log.info({ problem: error.problem }, "a link was not unfurled");
        return null;
      }
    }),
  );
  return new Map(cards.filter((card) => card !== null));
}

function isListed(link: string, domains: readonly string[]): boolean {
  const host = URL.parse(link)?.hostname ?? "";
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}
