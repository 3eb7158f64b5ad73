import type { RESTOptions } from "discord.js";

/** Milliseconds before each repetition. */
const PAUSES = [100, 400, 1_500];
/** A follow-up has no nonce: sent again, it might be seen twice. */
const FOLLOW_UP = /\/webhooks\/[^/]+\/[^/]+(?:\?|$)/;

type MakeRequest = RESTOptions["makeRequest"];

/**
 * Sends a request again whose connection was lost, which discord.js mostly does not. All of ours but follow-ups may be
 * repeated: messages carry nonces, a second deferral or thread is refused, and edits say the same again.
 */
export function repeatLost(makeRequest: MakeRequest): MakeRequest {
  return async (url, init) => {
    const isRepeatable = init.method !== "POST" || !FOLLOW_UP.test(url);
    for (const pause of PAUSES) {
      try {
        return await makeRequest(url, init);
      } catch (error) {
        const wasGivenUp = init.signal?.aborted === true || (error as Error).name === "AbortError";
        if (wasGivenUp || (!isRepeatable && !wasNeverSent(error))) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return makeRequest(url, init);
  };
}

function wasNeverSent(error: unknown): boolean {
  return ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"].includes((error as { code?: string }).code ?? "");
}
