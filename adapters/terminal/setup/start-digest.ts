import type { Card } from "../../../src/card/card.ts";
import { cardToText } from "../../../src/card/card-to-text.ts";
import { makeProblemNotice } from "../../../src/card/notice-card.ts";
import { type ParsedCommand, parseCommand } from "../../../src/chat/parse-command.ts";
import { ReadingError } from "../../../src/errors.ts";
import { createTranslator } from "../../../src/i18n/translate.ts";
import type { Place } from "../../setup-parts.ts";
import type { Press } from "../open-press.ts";
import { UsageError } from "../usage.ts";
import type { Prompts } from "./prompts.ts";

/** The chat of this machine, which is always there. */
const WEB_CHAT: Place = {
  label: "the web chat",
  platform: "web",
  tenant: "web:local",
  channel: "web:chat",
};

export interface DigestAnswers {
  /** A channel's name or id; the web chat where none is given. */
  readonly channel: string | null;
  /** The address of a feed, or of a site that names its feed. */
  readonly feed: string | null;
  /** As typed behind `/digest add`, e.g. `08:00 days:mon-fri timezone:Europe/Kyiv`. */
  readonly schedule: string | null;
}

export interface DigestStep {
  readonly prompts: Prompts;
  /** Opens what feeds and digests are kept with; called where something is to be followed. */
  readonly openPress: () => Promise<Press>;
  /** BCP 47. */
  readonly locale: string;
  /** IANA name of this machine's time zone. */
  readonly timezone: string;
}

/** A first feed and a first digest in one channel; what is there already is left alone. */
export async function startDigest(
  step: DigestStep,
  answers: DigestAnswers,
  listPlaces: () => Promise<readonly Place[]>,
): Promise<Place | null> {
  const { prompts } = step;
  const isGiven = answers.feed !== null || answers.schedule !== null;
  if (!isGiven && !(await prompts.confirm("Follow a first feed, and get a daily digest of it?"))) return null;
  const list = async () => [WEB_CHAT, ...(await listPlaces())];
  const place = isGiven ? findPlace(await list(), answers.channel) : await choosePlace(prompts, list);
  if (place === null) return null;
  const press = await prompts.during("Opening the store", step.openPress());
  try {
    await followFeed({ ...step, press }, place, answers.feed);
    await addDigest({ ...step, press }, place, answers.schedule);
  } finally {
    await press.close();
  }
  return place;
}

type OpenStep = DigestStep & { readonly press: Press };

/** Somebody may have to invite the bot first: places are looked for again when they wish. */
async function choosePlace(prompts: Prompts, list: () => Promise<readonly Place[]>): Promise<Place | null> {
  for (;;) {
    const choices = (await list()).map((place) => ({ value: place as Place | "again", label: place.label }));
    const again = { value: "again" as const, label: "Look for channels again (invite the bot first)" };
    const chosen = await prompts.choose("Where shall it be posted?", [...choices, again]);
    if (chosen !== "again") return chosen;
  }
}

function findPlace(places: readonly Place[], wanted: string | null): Place {
  if (wanted === null) return WEB_CHAT;
  const named = places.filter(
    ({ label, channel }) => label.startsWith(`#${wanted} `) || channel === wanted || label === wanted,
  );
  const [place] = named;
  if (place !== undefined && named.length === 1) return place;
  const known = places.map(({ label, channel }) => `  ${channel}  ${label}`).join("\n");
  throw new UsageError(
    `--channel: ${place === undefined ? "no channel" : "more than one channel"} is called "${wanted}". Known:\n${known}`,
  );
}

async function followFeed(step: OpenStep, place: Place, given: string | null): Promise<void> {
  const { prompts } = step;
  const ask = () => prompts.text("Which feed? (the address of a feed, or of a newspaper's site)", "");
  for (let address = given ?? (await ask()); address !== ""; address = await ask())
    if (await tell(step, place, `feeds add ${address.trim()}`)) return;
}

async function addDigest(step: OpenStep, place: Place, given: string | null): Promise<void> {
  const { prompts, press, timezone } = step;
  const present = await press.listDigests(place.channel);
  if (present.length > 0)
    return prompts.show({ state: "ok", subject: "digest", found: `there is one in ${place.label} already.` });
  const ask = () =>
    prompts.text("When shall the digest come? (such as 08:00, or 08:00 days:mon-fri)", "08:00");
  for (let typed = given ?? (await ask()); typed !== ""; typed = await ask()) {
    const zone = /\btimezone:/.test(typed) ? "" : ` timezone:${timezone}`;
    if (await tell(step, place, `digest add ${typed.trim()}${zone}`)) return;
  }
}

/** Gives a command as if it were typed in the channel, and shows the answer; returns whether it was done. */
async function tell(step: OpenStep, place: Place, line: string): Promise<boolean> {
  const { prompts } = step;
  const call = parseCommand(line);
  if ("unknown" in call) throw new UsageError(`setup: there is no "${call.unknown}".`);
  const subject = call.command === "feeds" ? "feed" : "digest";
  const cards = await prompts.during(`Asking for the ${subject}`, answer(step, place, call));
  const isDone = !cards.some((card) => card.kind === "notice" && card.tone === "problem");
  const found = cards.map((card) => cardToText(card)).join("\n");
  prompts.show({ state: isDone ? "ok" : "wrong", subject, found });
  return isDone;
}

async function answer(
  { press, locale }: OpenStep,
  place: Place,
  call: ParsedCommand,
): Promise<readonly Card[]> {
  try {
    return (await press.answer(place, call, locale)).cards;
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    return [makeProblemNotice(createTranslator(locale), error)];
  }
}
