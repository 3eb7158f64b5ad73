/** What one check found. */
export interface Finding {
  /** `warning`: it runs, but something that people may expect does not work. */
  readonly state: "ok" | "warning" | "wrong";
  /** What was looked at. */
  readonly subject: string;
  /** What was found; never a token. */
  readonly found: string;
  /** What the operator should do; absent where all is well. */
  readonly advice?: string;
}

/** Looks at one thing; what it throws is itself a finding. */
export interface Check {
  readonly subject: string;
  readonly run: () => Promise<readonly Finding[]>;
}

/** Runs checks one after the other; the findings arrive as they are made. */
export async function* examine(checks: readonly Check[]): AsyncGenerator<Finding> {
  for (const { subject, run } of checks)
    try {
      yield* await run();
    } catch (error) {
      yield { state: "wrong", subject, found: reasonOf(error), advice: "Run it again with this mended." };
    }
}

const MARKS = { ok: "ok   ", warning: "warn ", wrong: "WRONG" } as const;

/** One line of a report. */
export function formatFinding({ state, subject, found, advice }: Finding): string {
  return `${MARKS[state]}  ${subject}: ${found}${advice === undefined ? "" : ` ${advice}`}`;
}

/** Why something failed, in few words: the cause of a failed request is what says it. */
export function reasonOf(error: unknown): string {
  const { cause, code, message } = error as { cause?: unknown; code?: string; message?: string };
  if (cause !== undefined) return reasonOf(cause);
  return [code, message].filter((part) => part).join(" ") || String(error);
}
