/** Where a delivering process is killed. */
export const KILL_STEPS = [
  "before opening",
  "opened",
  "claimed",
  "before posting",
  "request sent",
  "answered",
  "headlines noted",
  "story sent",
  "story answered",
  "story noted",
  "noted",
] as const;

export type KillStep = (typeof KILL_STEPS)[number];

/** What a delivering process is told. */
export interface ChildTask {
  /** A data folder or a `postgres://` address. */
  readonly store: string;
  /** The address of the platform. */
  readonly platform: string;
  /** When it starts (milliseconds since 1970): leases of a process that died have ended. */
  readonly recoverAt: number;
  /** When the run is due at which it dies. */
  readonly now: number;
  readonly dieAt: KillStep | null;
}
