import type { Schedule } from "./schedule.ts";

/** What a channel wants to get, and when. Plain JSON: it is stored. */
export interface DigestSettings {
  readonly schedule: Schedule;
  /** BCP 47 tags, best first; empty: the channel's reader languages. */
  readonly languages: readonly string[];
  /** How many entries at most. */
  readonly entries: number;
  readonly source: "feeds" | "links" | "both";
  /** Whether a digest without articles is posted and says so. */
  readonly saysWhenEmpty: boolean;
  /** How many minutes late it is still posted after a downtime, 60 unless told: yesterday's news is no news. */
  readonly late?: number;
}

/** The id of a digest that was not set up: it is only looked at. */
export const IMAGINED = "";

/** A channel's scheduled digest. Times are milliseconds since 1970. */
export interface Digest {
  readonly id: string;
  readonly platform: string;
  readonly tenant: string;
  readonly channel: string;
  /** Who set it up and is told when it cannot be posted. */
  readonly person: string;
  readonly settings: DigestSettings;
  readonly paused: boolean;
  /** `null`: never again. */
  readonly nextRunAt: number | null;
  /** Articles seen up to here were in an earlier digest. */
  readonly coveredUntil: number;
}

const DEFAULT_LATE = 60;

/** How late a digest is still posted, in milliseconds. */
export function graceOf({ settings }: Digest): number {
  return (settings.late ?? DEFAULT_LATE) * 60_000;
}

/** One run of a digest that an instance holds for a while. */
export interface Delivery {
  /** At most 25 characters of [a-z0-9]; known to the platform too. */
  readonly id: string;
  readonly digest: Digest;
  readonly dueAt: number;
  /** How often it was tried in vain. */
  readonly attempts: number;
  /** Up to where the post covers that may be there although nobody noted it; `null`: none was begun. */
  readonly postingUntil: number | null;
  /** The post, where it is known to be there, and how many stories of its thread are. */
  readonly message: string | null;
  readonly parts: number;
  /** Until when this instance holds it. */
  readonly claimedUntil: number;
}
