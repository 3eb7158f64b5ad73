import { webApi } from "@slack/bolt";
import { DeliveryError } from "../../src/chat/chat-adapter.ts";

/** What Slack's refusal means for us. */
export interface SlackFailure extends DeliveryError {
  /** Slack's error code, `rate_limited`, or `network` where nothing or no answer of Slack's came back. */
  readonly code: string;
  /** Whether the request may have been carried out all the same. */
  readonly uncertain: boolean;
}

/** Trying again is useless: something must be changed first (Web API reference, errors of chat.*). */
const PERMANENT: ReadonlySet<string> = new Set(
  `channel_not_found not_in_channel is_archived channel_is_archived thread_not_found message_not_found
  cant_update_message cant_delete_message edit_window_closed user_not_found user_not_in_channel users_not_found
  account_inactive token_revoked token_expired invalid_auth not_authed no_permission missing_scope
  restricted_action restricted_action_read_only_channel restricted_action_thread_only_channel
  restricted_action_non_threadable_channel restricted_action_thread_locked team_access_not_granted access_denied
  not_allowed_token_type ekm_access_denied messages_tab_disabled cannot_dm_bot not_installed as_user_not_supported
  posting_to_general_channel_denied method_not_supported_for_channel_type invalid_blocks invalid_blocks_format
  msg_blocks_too_long msg_too_long no_text metadata_too_large invalid_name no_reaction too_many_reactions
  bad_timestamp cannot_reply_to_message slack_connect_canvas_sharing_blocked`.split(/\s+/),
);

/** Connections that failed before the request was sent. */
const UNSENT: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Turns any error of the library into one that the core understands; holds no message text. */
export function classifyError(error: unknown): SlackFailure {
  if (isSlackFailure(error)) return error;
  if (error instanceof webApi.WebAPIRateLimitedError)
    return makeFailure("rate_limited", { retryAfter: error.retryAfter * 1000 });
  if (error instanceof webApi.WebAPIPlatformError) {
    const code = /^[a-z0-9_]{1,80}$/.test(error.data.error) ? error.data.error : "unreadable_answer";
    const retryAfter = error.data.response_metadata?.retryAfter;
    return makeFailure(code === "ratelimited" ? "rate_limited" : code, {
      retryAfter: typeof retryAfter === "number" ? retryAfter * 1000 : null,
      uncertain: code === "unreadable_answer" || code === "internal_error" || code === "fatal_error",
    });
  }
  return makeFailure("network", { uncertain: !UNSENT.has(networkCode(error)), detail: networkCode(error) });
}

interface FailureDetails {
  readonly retryAfter?: number | null;
  readonly uncertain?: boolean;
  readonly detail?: string;
}

/** Builds a failure by Slack's code. */
export function makeFailure(
  code: string,
  { retryAfter = null, uncertain = false, detail }: FailureDetails = {},
): SlackFailure {
  const reason = detail === undefined ? `Slack: ${code}` : `Slack: ${code} (${detail})`;
  return Object.assign(new DeliveryError(reason, PERMANENT.has(code), retryAfter), { code, uncertain });
}

function isSlackFailure(error: unknown): error is SlackFailure {
  return error instanceof DeliveryError && "code" in error;
}

/** `ECONNRESET` and the like, an HTTP status, or `unknown`; looks through the causes. */
function networkCode(error: unknown): string {
  if (error instanceof webApi.WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; depth++) {
    const { code } = cause as NodeJS.ErrnoException;
    if (typeof code === "string" && /^[A-Z][A-Z_]+$/.test(code)) return code;
    cause = (cause as { original?: unknown }).original ?? cause.cause;
  }
  return "unknown";
}
