import type { NoticeCard } from "../card/card.ts";
import { makeBugNotice, makeNotice, makeProblemNotice } from "../card/notice-card.ts";
import { ReadingError } from "../errors.ts";
import { createTranslator } from "../i18n/translate.ts";
import type { Log } from "../log.ts";
import { currentRequest, makeId, runRequest } from "../request.ts";
import type { Origin, Reply } from "./bot.ts";
import { type ChatAdapter, DeliveryError } from "./chat-adapter.ts";
import type { Attempt } from "./inbox.ts";
import { replyPrivately } from "./make-reply.ts";

/** Where every failure of the bot ends: as a Notice to the one who asked, and in the log where it is ours. */
export interface Boundary {
  /** What to tell somebody of a failure; a bug is logged under the reference that they are shown: the id of their request. */
  explain(error: unknown, origin: Pick<Origin, "platform" | "locale">): NoticeCard;
  /** An answer, or the Notice of its failure. Never rejects. */
  answer(origin: Origin, work: () => Promise<Reply>): Promise<Reply>;
  /** A value, or another where it fails. Never rejects. */
  attempt<T>(origin: Pick<Origin, "platform" | "locale">, fallback: T, work: () => Promise<T>): Promise<T>;
  /**
   * Work that nobody waits for: its failure is whispered where `asked`, but one that may pass only after the last
   * attempt. Never rejects.
   */
  inBackground(origin: Origin, asked: boolean, work: () => Promise<void>, attempt?: Attempt): Promise<void>;
}

export interface BoundaryParts {
  readonly adapters: readonly ChatAdapter[];
  readonly log: Log;
  readonly random: () => number;
}

export function createBoundary({ adapters, log, random }: BoundaryParts): Boundary {
  function explain(error: unknown, { platform, locale }: Pick<Origin, "platform" | "locale">): NoticeCard {
    const words = createTranslator(locale);
    if (error instanceof ReadingError) return makeProblemNotice(words, error);
    if (error instanceof DeliveryError) {
      log.warn({ err: error, platform, permanent: error.permanent }, "the platform refused a post");
      return makeNotice(words, "notice.cannot-post", { hint: "notice.cannot-post-hint" });
    }
    const reference = currentRequest() ?? makeId(random);
    log.error({ err: error, platform, reference }, "a bug");
    return makeBugNotice(words, reference);
  }

  async function whisper({ platform, channel, person }: Origin, notice: NoticeCard): Promise<void> {
    try {
      await adapterFor(adapters, platform).whisper(channel, person, notice);
    } catch (error) {
      log.warn({ err: error, platform }, "a notice was not delivered");
    }
  }

  return {
    explain,
    answer: (origin, work) => run(work, (error) => replyPrivately(explain(error, origin))),
    attempt: (origin, fallback, work) =>
      run(work, (error) => {
        explain(error, origin);
        return fallback;
      }),
    inBackground: (origin, asked, work, attempt) =>
      run(work, async (error) => {
        if (attempt !== undefined && (!attempt.held() || (!attempt.last && mayPass(error)))) {
          log.warn({ err: error, platform: origin.platform, event: attempt.id }, "will be tried again");
          return attempt.again();
        }
        const notice = explain(error, origin);
        if (asked) await whisper(origin, notice);
      }),
  };

  /** A request of its own, with what to do where it fails. */
  function run<T>(work: () => Promise<T>, onFailure: (error: unknown) => T | Promise<T>): Promise<T> {
    return runRequest(random, async () => {
      try {
        return await work();
      } catch (error) {
        return onFailure(error);
      }
    });
  }
}

/** Whether trying again may help: the store or a platform could not be reached, or it is a bug, and who knows. */
function mayPass(error: unknown): boolean {
  return !(error instanceof ReadingError) && !(error instanceof DeliveryError && error.permanent);
}

/** The adapter of a platform. Throws where there is none: an adapter called the bot under another's name. */
export function adapterFor(adapters: readonly ChatAdapter[], platform: string): ChatAdapter {
  const adapter = adapters.find((one) => one.platform === platform);
  if (adapter === undefined) throw new Error(`no adapter for the platform ${platform}`);
  return adapter;
}
