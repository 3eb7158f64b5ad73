import type { Translator } from "../i18n/translate.ts";
import { languageName } from "../language/language-names.ts";
import type { Reason, Relation, Sibling } from "../siblings/sibling.ts";
import type { EditionLink } from "./card.ts";

/** Siblings of one relation as links, in the order given: "Spanish — El Faro", with why we think so. */
export function linkEditions(
  siblings: readonly Sibling[],
  relation: Relation,
  words: Translator,
): EditionLink[] {
  return siblings
    .filter((sibling) => sibling.relation === relation)
    .map((sibling) => ({
      text: nameEdition(sibling, words),
      href: sibling.url,
      language: sibling.language,
      note: explainReasons(sibling.reasons.slice(0, 1), words),
    }));
}

/** An edition's language and publisher, in the reader's language. */
export function nameEdition(
  { language, publisher }: Pick<Sibling, "language" | "publisher">,
  words: Translator,
): string {
  const name = languageName(language, words.locale);
  return publisher === null ? name : words.t("card.edition", { language: name, publisher });
}

/** "11 of 12 sentences align; 9 names shared", `null` for no reason at all. */
export function explainReasons(reasons: readonly Reason[], words: Translator): string | null {
  if (reasons.length === 0) return null;
  return reasons.map((reason) => explainReason(reason, words)).join("; ");
}

function explainReason({ kind, count, of }: Reason, words: Translator): string {
  if (kind === "published-apart")
    return count === 0
      ? words.t("reason.published-together")
      : words.t("reason.published-apart", { time: formatMinutes(count, words) });
  return words.t(`reason.${kind}`, { count, of: of ?? count });
}

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 1440;

function formatMinutes(minutes: number, words: Translator): string {
  const [value, unit] =
    minutes < 2 * MINUTES_PER_HOUR
      ? [minutes, "minute"]
      : minutes < 2 * MINUTES_PER_DAY
        ? [minutes / MINUTES_PER_HOUR, "hour"]
        : [minutes / MINUTES_PER_DAY, "day"];
  return words.formatNumber(Math.round(value), { style: "unit", unit, unitDisplay: "long" });
}
