import type { Store } from "./store.ts";

/** How long what is kept, in days. */
export interface Retention {
  /** Texts of articles, after they were last read. */
  readonly textDays: number;
  /** What links an article and finds its editions, after it was last read; no shorter than its text. */
  readonly articleDays: number;
  /** Which card answers which message, and who asked for what. */
  readonly historyDays: number;
}

const DAY = 86_400_000;

/** How long what feeds announced and what was delivered is known after it was last seen there: or it comes again. */
const ANNOUNCED_DAYS = 90;

/** Articles are erased by so many, so that nothing else waits long. */
const AT_ONCE = 100;

/** Erases what is older than it is kept, as of `now` (milliseconds since 1970). */
export async function forgetOld(store: Store, retention: Retention, now: number): Promise<void> {
  const { briefs, siblings, entries, digests, messages } = store;
  const before = (days: number) => now - days * DAY;
  await entries.forgetBefore(before(ANNOUNCED_DAYS));
  await digests.forgetBefore(before(ANNOUNCED_DAYS));
  await digests.forgetRests(before(retention.textDays));
  await messages.prune(before(retention.historyDays));
  await briefs.forgetTexts(before(retention.textDays));
  for (;;) {
    const old = await briefs.listReadBefore(before(retention.articleDays), AT_ONCE);
    if (old.length === 0) return;
    await siblings.forget(old);
    await briefs.remove(old);
  }
}
