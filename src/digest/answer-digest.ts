import { makePanel } from "../card/panel-card.ts";
import type { CommandCall, Reply } from "../chat/bot.ts";
import { replyNotice, replyPrivately } from "../chat/make-reply.ts";
import type { Translator } from "../i18n/translate.ts";
import { type Digest, type DigestSettings, IMAGINED } from "./digest.ts";
import { describeNext, listDigests, nameDigest } from "./list-digests.ts";
import { makeDigestCard } from "./make-digest-card.ts";
import { parseSchedule } from "./parse-schedule.ts";
import { nextRun } from "./schedule.ts";
import type { SubscriptionParts } from "./subscriptions.ts";

const DEFAULT_ENTRIES = 8;

/** Of a digest that was never posted the last day is shown. */
const FIRST_WINDOW = 24 * 3_600_000;

/** Answers the `digest` command. */
export async function answerDigest(
  call: CommandCall,
  words: Translator,
  parts: SubscriptionParts,
): Promise<Reply> {
  if (call.subcommand === "add") return addDigest(call, words, parts);
  const digests = await parts.store.digests.listChannel(call.origin.channel);
  if (call.subcommand === "list" || call.subcommand === null) return list(digests, words);
  const wanted = String(call.options.digest ?? "");
  const digest = wanted === "" ? digests[0] : digests.find(({ id }) => id === wanted);
  if (digest === undefined && call.subcommand === "preview" && wanted === "")
    return preview(imagineDigest(call, parts), words, parts);
  if (digest === undefined)
    return replyNotice(words, "digest.none", { hint: "digest.none-hint", tone: "info" });
  return change(call.subcommand, digest, words, parts);
}

function list(digests: readonly Digest[], words: Translator): Reply {
  if (digests.length === 0)
    return replyNotice(words, "digest.none", { hint: "digest.none-hint", tone: "info" });
  return replyPrivately(
    makePanel(words, words.t("digest.list-title"), [{ heading: null, lines: listDigests(digests, words) }]),
  );
}

/** What a digest with nothing chosen would be here: for those who want to see one first. */
function imagineDigest({ origin }: CommandCall, { now }: SubscriptionParts): Digest {
  const { platform, tenant, channel, person } = origin;
  const schedule = { patterns: [], timezone: "UTC", quiet: null };
  const settings = { schedule, languages: [], entries: DEFAULT_ENTRIES, source: "both" as const };
  const place = { id: IMAGINED, platform, tenant, channel, person };
  return {
    ...place,
    settings: { ...settings, saysWhenEmpty: true },
    paused: false,
    nextRunAt: null,
    coveredUntil: now() - FIRST_WINDOW,
  };
}

async function addDigest(call: CommandCall, words: Translator, parts: SubscriptionParts): Promise<Reply> {
  const { origin, options } = call;
  const text = (name: string) => (typeof options[name] === "string" ? (options[name] as string) : null);
  const schedule = parseSchedule(
    { time: text("time") ?? "", days: text("days"), timezone: text("timezone"), quiet: text("quiet") },
    "UTC",
  );
  if ("problem" in schedule)
    return replyNotice(words, `digest.bad-${schedule.problem}`, {
      hint: `digest.bad-${schedule.problem}-hint`,
    });
  const now = parts.now();
  const settings: DigestSettings = {
    schedule,
    languages: text("language") === null ? [] : [text("language")!],
    entries: typeof options.entries === "number" ? options.entries : DEFAULT_ENTRIES,
    source: (text("source") as DigestSettings["source"] | null) ?? "both",
    saysWhenEmpty: text("when-empty") === "say-so",
    ...(typeof options.late === "number" && { late: options.late }),
  };
  const { platform, tenant, channel, person } = origin;
  const nextRunAt = nextRun(schedule, now);
  const digest = await parts.store.digests.create(
    { platform, tenant, channel, person, settings, nextRunAt, coveredUntil: now - FIRST_WINDOW },
    now,
  );
  const feeds = await parts.store.feeds.listChannel(channel);
  const hint =
    feeds.length === 0 && settings.source !== "links" ? ({ hint: "digest.no-feeds-hint" } as const) : {};
  return replyNotice(
    words,
    ["digest.added", { digest: nameDigest(digest), next: describeNext(digest, words) }],
    {
      tone: "done",
      ...hint,
    },
  );
}

async function change(
  verb: string,
  digest: Digest,
  words: Translator,
  parts: SubscriptionParts,
): Promise<Reply> {
  const { digests } = parts.store;
  const { schedule } = digest.settings;
  const done = (key: "digest.removed" | "digest.is-paused") => replyNotice(words, key, { tone: "done" });
  switch (verb) {
    case "preview":
      return preview(digest, words, parts);
    case "run":
      return run(digest, words, parts);
    case "skip": {
      const nextRunAt = nextRun(schedule, digest.nextRunAt ?? parts.now());
      await digests.setNextRun(digest.id, nextRunAt);
      return sayNext({ ...digest, nextRunAt }, words);
    }
    case "pause":
      await digests.setPaused(digest.id, true, null);
      return done("digest.is-paused");
    case "resume": {
      const nextRunAt = nextRun(schedule, parts.now());
      await digests.setPaused(digest.id, false, nextRunAt);
      return sayNext({ ...digest, paused: false, nextRunAt }, words);
    }
    default:
      await digests.remove(digest.id);
      return done("digest.removed");
  }
}

function sayNext(digest: Digest, words: Translator): Reply {
  const said = { digest: nameDigest(digest), next: describeNext(digest, words) };
  return replyNotice(words, ["digest.changed", said], { tone: "done" });
}

/** Out of turn; whoever asked is told at once where there is nothing to post. */
async function run(digest: Digest, words: Translator, parts: SubscriptionParts): Promise<Reply> {
  const now = parts.now();
  if ((await makeDigestCard(digest, now, words, parts)) === null)
    return replyNotice(words, "digest.empty", { tone: "info" });
  await parts.store.digests.openExtraDelivery(digest, now);
  return replyNotice(words, "digest.running", { tone: "done" });
}

/** What the next digest would hold, to the one who asked; nothing counts as delivered. */
async function preview(digest: Digest, words: Translator, parts: SubscriptionParts): Promise<Reply> {
  const card = await makeDigestCard(
    { ...digest, settings: { ...digest.settings, saysWhenEmpty: true } },
    parts.now(),
    words,
    parts,
  );
  return card === null ? replyNotice(words, "digest.empty", { tone: "info" }) : replyPrivately(card);
}
