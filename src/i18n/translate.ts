import { IntlMessageFormat } from "intl-messageformat";
import { BOT_LANGUAGES, loadMessages } from "./load-messages.ts";
import type { MessageKey } from "./message-key.ts";

export { BOT_LANGUAGES, isMessageKey } from "./load-messages.ts";
export type { MessageKey } from "./message-key.ts";

/** What a message's placeholders are filled with; strangers' text is inserted as it is, never parsed. */
export type MessageValues = Readonly<Record<string, string | number | Date>>;

/** The bot's own words in one language. */
export interface Translator {
  /** BCP 47 tag of the words: the asked-for one where we speak its language, else `en`. */
  readonly locale: string;
  /** The message of a key, its placeholders filled. */
  t(key: MessageKey, values?: MessageValues): string;
  /** The day of an ISO 8601 date or date-time as its publisher wrote it; what is no date is returned as it is. */
  formatDate(iso: string): string;
  /** A number in the reader's digits and grouping. */
  formatNumber(value: number, options?: Intl.NumberFormatOptions): string;
  /** "A, B and C". */
  formatList(items: readonly string[]): string;
}

const MAX_TRANSLATORS = 64;
const translators = new Map<string, Translator>();

/**
 * The translator for a BCP 47 tag of any make: its language where we speak it (RFC 4647 lookup), else English. A
 * language is loaded and its messages are compiled when first used; translators are kept and shared.
 */
export function createTranslator(tag: string): Translator {
  const locale = spokenLocale(tag);
  const known = translators.get(locale);
  if (known !== undefined) return known;
  if (translators.size >= MAX_TRANSLATORS) translators.clear();
  const made = makeTranslator(locale);
  translators.set(locale, made);
  return made;
}

function spokenLocale(tag: string): string {
  try {
    const { language, baseName } = new Intl.Locale(tag.replaceAll("_", "-"));
    return BOT_LANGUAGES.includes(language) ? baseName : "en";
  } catch {
    return "en";
  }
}

function makeTranslator(locale: string): Translator {
  const messages = loadMessages(new Intl.Locale(locale).language);
  const compiled = new Map<MessageKey, IntlMessageFormat>();
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale, { type: "conjunction" });

  function compile(key: MessageKey): IntlMessageFormat {
    const made = new IntlMessageFormat(messages[key], locale, undefined, { ignoreTag: true });
    compiled.set(key, made);
    return made;
  }

  return {
    locale,
    t: (key, values) => String((compiled.get(key) ?? compile(key)).format(values)),
    formatDate: (iso) => formatDate(iso, locale),
    formatNumber: (value, options) =>
      (options === undefined ? numbers : new Intl.NumberFormat(locale, options)).format(value),
    formatList: (items) => lists.format(items),
  };
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})/;

/** A date-time is not moved to another zone's day. */
function formatDate(iso: string, locale: string): string {
  const found = DATE.exec(iso);
  if (found === null) return iso;
  const day = new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])));
  if (Number.isNaN(day.getTime())) return iso;
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(day);
}
