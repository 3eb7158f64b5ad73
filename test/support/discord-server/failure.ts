/** A refusal as Discord's REST gives it: an HTTP status, a JSON error code, and what was wrong in the form. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly problems: readonly string[];

  constructor(status: number, code: number, message: string, problems: readonly string[] = []) {
    super(message);
    this.name = "Refusal";
    this.status = status;
    this.code = code;
    this.problems = problems;
  }

  /** The body of the answer. */
  toJson() {
    const errors = Object.fromEntries(
      this.problems.map((problem, index) => [index, { _errors: [{ code: "INVALID", message: problem }] }]),
    );
    return { message: this.message, code: this.code, ...(this.problems.length > 0 ? { errors } : {}) };
  }
}

export const refusals = {
  unauthorized: () => new Refusal(401, 0, "401: Unauthorized"),
  noRoute: () => new Refusal(404, 0, "404: Not Found"),
  unknownChannel: () => new Refusal(404, 10003, "Unknown Channel"),
  unknownMessage: () => new Refusal(404, 10008, "Unknown Message"),
  unknownWebhook: () => new Refusal(404, 10015, "Unknown Webhook"),
  unknownInteraction: () => new Refusal(404, 10062, "Unknown interaction"),
  acknowledged: () => new Refusal(400, 40060, "Interaction has already been acknowledged."),
  missingAccess: () => new Refusal(403, 50001, "Missing Access"),
  notAuthor: () => new Refusal(403, 50005, "Cannot edit a message authored by another user"),
  missingPermissions: () => new Refusal(403, 50013, "Missing Permissions"),
  emptyMessage: () => new Refusal(400, 50006, "Cannot send an empty message"),
  wrongChannelType: () => new Refusal(400, 50024, "Cannot execute action on this channel type"),
  invalidToken: () => new Refusal(401, 50027, "Invalid Webhook Token"),
  followUpLimit: () => new Refusal(400, 40094, "Follow-up message limit reached"),
  threadExists: () => new Refusal(400, 160004, "A thread has already been created for this message"),
  invalidForm: (problems: readonly string[]) => new Refusal(400, 50035, "Invalid Form Body", problems),
};
