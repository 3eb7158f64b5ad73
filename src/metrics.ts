import type { ReadingOutcome } from "./brief/brief-link.ts";
import type { LinkReader } from "./brief/link-reader.ts";
import type { CallOutcome } from "./chat/chat-adapter.ts";
import type { DeliveryOutcome } from "./store/deliveries.ts";
import type { DigestStore } from "./store/digests.ts";
import type { FeedStore } from "./store/feeds.ts";

/** What is counted while the program runs; where the numbers go is the caller's. Labels are few: no links, no people. */
export interface Metrics {
  /** A page was fetched and read, or could not be. */
  read(outcome: ReadingOutcome): void;
  /** A feed was polled. */
  feedPolled(outcome: "ok" | "failed"): void;
  /** A digest's delivery came to its end. */
  digestEnded(outcome: DeliveryOutcome["state"]): void;
  /** A request to a chat platform ended. */
  platformCalled(platform: string, outcome: CallOutcome): void;
  /** Siblings of an article were looked for. */
  siblingsLooked(outcome: "found" | "none"): void;
}

/** Counts how often an article's siblings are looked for and found. */
export function countSiblings<Reader extends LinkReader>(reader: Reader, metrics: Metrics): Reader {
  return {
    ...reader,
    async siblings(brief, options) {
      const found = await reader.siblings(brief, options);
      metrics.siblingsLooked(found.some(({ relation }) => relation === "translation") ? "found" : "none");
      return found;
    },
  };
}

/** Counts polls where their outcome is noted; one that was only put off has none. */
export function countPolls(feeds: FeedStore, metrics: Metrics): FeedStore {
  return {
    ...feeds,
    async savePolls(polls) {
      await feeds.savePolls(polls);
      for (const { outcome } of polls)
        if (outcome.failures !== undefined) metrics.feedPolled(outcome.failures === 0 ? "ok" : "failed");
    },
  };
}

/** Counts deliveries where the ledger is closed. */
export function countDeliveries(digests: DigestStore, metrics: Metrics): DigestStore {
  return {
    ...digests,
    async closeDelivery(delivery, outcome) {
      await digests.closeDelivery(delivery, outcome);
      metrics.digestEnded(outcome.state);
    },
  };
}
