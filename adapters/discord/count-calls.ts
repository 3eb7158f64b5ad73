import type { RESTOptions } from "discord.js";
import type { CallOutcome, OnCall } from "../../src/chat/chat-adapter.ts";

type MakeRequest = RESTOptions["makeRequest"];

/** Tells of each request how it ended. */
export function countCalls(makeRequest: MakeRequest, onCall: OnCall): MakeRequest {
  return async (url, init) => {
    try {
      const response = await makeRequest(url, init);
      onCall(outcomeOf(response.status));
      return response;
    } catch (error) {
      onCall("failed");
      throw error;
    }
  };
}

function outcomeOf(status: number): CallOutcome {
  if (status < 400) return "ok";
  if (status === 429) return "rate-limited";
  return status < 500 ? "refused" : "failed";
}
