import { MAX_SUMMARY_SENTENCES } from "../brief/brief.ts";

/** How a card is shown; its buttons carry it, so that they go on working after a restart. */
export interface CardView {
  /** The brief's id. */
  readonly brief: string;
  /** Sentences of the summary, 1 to MAX_SUMMARY_SENTENCES. */
  readonly length: number;
  /** BCP 47 tag of the edition that is quoted; `null`: the article's own words. */
  readonly edition: string | null;
  /** BCP 47 tag of the bot's own words. */
  readonly locale: string;
  /** Only the one who asked sees it. */
  readonly personal: boolean;
}

/** Everything that a button or menu can stand for. */
export type CardAction =
  | { readonly do: ViewVerb; readonly view: CardView }
  | { readonly do: "forget"; readonly whose: "me" | "server" }
  /** `verb` and `target` are [a-z0-9-]. */
  | { readonly do: "subscription"; readonly verb: string; readonly target: string };

/**
 * `show`: the card with this view, in place. `original`: with the article's own words. `choose-edition`: in the
 * language that is the menu's value. `translate`: by machine, into the view's `edition`. `entities`, `siblings`: what else is known of its article.
 */
export type ViewVerb = (typeof VIEW_VERBS)[number];

/** Platforms take no longer custom id. */
export const MAX_ACTION_ID = 100;

const VIEW_VERBS = ["show", "original", "choose-edition", "translate", "entities", "siblings"] as const;
const VERSION = "1";
const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,3}$/i;
const BRIEF = /^[a-z0-9]{16}$/;
const WORD = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Writes an action as an id of [A-Za-z0-9:-], at most MAX_ACTION_ID characters. Throws RangeError on a longer one. */
export function encodeAction(action: CardAction): string {
  const id = [VERSION, action.do, ...fieldsOf(action)].join(":");
  if (decodeAction(id) === null) throw new RangeError("an action id that would not be read back");
  return id;
}

function fieldsOf(action: CardAction): readonly string[] {
  if (action.do === "forget") return [action.whose];
  if (action.do === "subscription") return [action.verb, action.target];
  const { brief, length, edition, locale, personal } = action.view;
  return [brief, String(length), edition ?? "", locale, personal ? "p" : "c"];
}

/** Reads an id back; `null` for anything that `encodeAction` did not write: people can send any id. */
export function decodeAction(id: string): CardAction | null {
  if (id.length > MAX_ACTION_ID) return null;
  const [version, verb, ...fields] = id.split(":");
  if (version !== VERSION) return null;
  if (verb === "forget") return decodeForget(fields);
  if (verb === "subscription") return decodeSubscription(fields);
  const viewVerb = VIEW_VERBS.find((known) => known === verb);
  const view = decodeView(fields);
  return viewVerb === undefined || view === null ? null : { do: viewVerb, view };
}

function decodeForget([whose, ...rest]: readonly string[]): CardAction | null {
  if (rest.length > 0 || (whose !== "me" && whose !== "server")) return null;
  return { do: "forget", whose };
}

function decodeSubscription([verb, target, ...rest]: readonly string[]): CardAction | null {
  if (rest.length > 0 || !WORD.test(verb ?? "") || !WORD.test(target ?? "")) return null;
  return { do: "subscription", verb: verb!, target: target! };
}

function decodeView(fields: readonly string[]): CardView | null {
  const [brief = "", length = "", edition = "", locale = "", audience] = fields;
  const sentences = Number(length);
  const valid =
    fields.length === 5 &&
    BRIEF.test(brief) &&
    /^[1-9]$/.test(length) &&
    sentences <= MAX_SUMMARY_SENTENCES &&
    (edition === "" || TAG.test(edition)) &&
    TAG.test(locale) &&
    (audience === "p" || audience === "c");
  if (!valid) return null;
  return {
    brief,
    length: sentences,
    edition: edition === "" ? null : edition,
    locale,
    personal: audience === "p",
  };
}
