import { execFileSync, spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";

export interface PseudoTerminal {
  /** Waits until the screen has shown a text since the last wait; fails with what it shows instead. */
  waitFor(text: string): Promise<void>;
  type(keys: string): void;
  /** All that was shown, without colours and movements. */
  shown(): string;
  /** The exit code. */
  readonly ended: Promise<number | null>;
}

const PATIENCE = 40_000;

/** Why there is no pseudo-terminal on this machine; `null` where there is one: `script` of util-linux. */
export const noPseudoTerminal: string | null = (() => {
  try {
    return /util-linux/.test(execFileSync("script", ["--version"], { encoding: "utf8" }))
      ? null
      : "no util-linux";
  } catch {
    return "`script` of util-linux is not installed";
  }
})();

/** Runs a command as a person at a terminal would; `env` is its whole environment. */
export function openTerminal(
  command: readonly string[],
  { cwd, env }: { cwd: string; env: Record<string, string | undefined> },
): PseudoTerminal {
  const line = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  const child = spawn(
    "script",
    ["--quiet", "--flush", "--return", "--command", `stty columns 120 rows 40; exec ${line}`, "/dev/null"],
    {
      cwd,
      env: { ...env, TERM: "xterm", SHELL: "/bin/sh" },
    },
  );
  let shown = "";
  let seen = 0;
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    shown += stripVTControlCharacters(part);
  });
  return {
    async waitFor(text) {
      const until = Date.now() + PATIENCE;
      for (;;) {
        const at = shown.indexOf(text, seen);
        if (at >= 0) {
          seen = at + text.length;
          return;
        }
        if (Date.now() > until || child.exitCode !== null)
          throw new Error(`never shown: ${text}\n---\n${shown.slice(seen)}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    type: (keys) => void child.stdin.write(keys),
    shown: () => shown,
    ended: new Promise((resolve) => child.on("close", resolve)),
  };
}
