export interface DigestTables {
  digest: {
    id: string;
    platform: string;
    tenant: string;
    channel: string;
    /** Who set it up. */
    person: string;
    /** A DigestSettings as JSON. */
    settings: string;
    /** 0 or 1. */
    paused: number;
    /** Milliseconds since 1970, like all times here; `null`: never again. */
    next_run_at: number | null;
    /** Articles seen up to here were in an earlier digest. */
    covered_until: number;
    created_at: number;
  };
  delivery: {
    id: string;
    digest_id: string;
    due_at: number;
    /** `empty`: there was nothing to say; `missed`: nobody was there in time; `dropped`: paused before it was posted. */
    state: "open" | "posted" | "empty" | "missed" | "refused" | "dropped";
    /** Another instance may take it over from here on. */
    claimed_until: number;
    /** How often it was tried in vain. */
    attempts: number;
    /** Up to where the post covers that may be there although nobody noted it. */
    posting_until: number | null;
    /** The post, once it is known to be there. */
    message: string | null;
    /** How many stories are known to be in its thread. */
    parts: number;
  };
  digest_rest: {
    id: string;
    digest_id: string;
    /** A list of StoryIds as JSON. */
    stories: string;
    made_at: number;
  };
}
