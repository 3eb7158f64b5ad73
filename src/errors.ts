/** Everything that can be wrong with what a person asked us to read. */
export type Problem =
  | "not-a-link"
  | "private-address"
  | "unreachable"
  | "timed-out"
  | "too-large"
  | "too-many-redirects"
  | "not-found"
  | "access-denied"
  | "not-html"
  | "paywalled"
  | "not-an-article"
  | "not-a-feed"
  | "too-short"
  | "reader-crashed"
  | "busy";

/**
 * A reading that failed in a way the reader can act on. It becomes a Notice card in `bot.ts`;
 * `detail` is for that Notice (a host, a content type, a limit) and holds no secret.
 */
export class ReadingError extends Error {
  readonly problem: Problem;
  readonly detail: string | undefined;

  constructor(problem: Problem, detail?: string, cause?: unknown) {
    super(detail === undefined ? problem : `${problem}: ${detail}`, { cause });
    this.name = "ReadingError";
    this.problem = problem;
    this.detail = detail;
  }
}
