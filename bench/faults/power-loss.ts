import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { openSqlite } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";

export interface PowerLoss {
  readonly rounds: number;
  /** Settings whose saving was confirmed before the power went. */
  readonly acknowledged: number;
  readonly lost: number;
}

const writer = new URL("./write-settings.ts", import.meta.url).pathname;
const SIZE_MB = 48;

/**
 * Cuts the power at random moments while settings are saved: the disk is a file behind a loop device, of which a copy
 * holds only what the file system sent there. Needs root. `carelessly` saves without waiting for the disk, to show
 * that the loss would be seen.
 */
export async function powerLoss(rounds: number, carelessly = false): Promise<PowerLoss> {
  let [acknowledged, lost] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    const folder = mkdtempSync(join(tmpdir(), "dragoman-power-"));
    try {
      const confirmed = await cutPower(folder, carelessly);
      acknowledged += confirmed;
      lost += Math.max(0, confirmed - (await countSaved(folder)));
    } finally {
      for (const mount of ["disk", "later"])
        execFileSync("sh", ["-c", `umount -l ${join(folder, mount)} 2>/dev/null || true`]);
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return { rounds, acknowledged, lost };
}

/** How many settings were confirmed when the disk was copied. */
async function cutPower(folder: string, carelessly: boolean): Promise<number> {
  const disk = join(folder, "disk");
  mkdirSync(disk);
  execFileSync("dd", ["if=/dev/zero", `of=${disk}.img`, "bs=1M", `count=${SIZE_MB}`], { stdio: "ignore" });
  execFileSync("mkfs.ext4", ["-q", `${disk}.img`]);
  execFileSync("mount", ["-o", "loop", `${disk}.img`, disk]);
  const { child, confirmed } = await startWriter(disk, carelessly);
  await sleep(200 + Math.random() * 1_500);
  child.kill("SIGSTOP");
  await sleep(20);
  const before = confirmed();
  execFileSync("cp", [`${disk}.img`, join(folder, "later.img")]);
  child.kill("SIGKILL");
  return before;
}

async function startWriter(
  disk: string,
  carelessly: boolean,
): Promise<{ child: ChildProcess; confirmed: () => number }> {
  const child = spawn(process.execPath, ["--import", "tsx", writer, disk, carelessly ? "carelessly" : ""], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let confirmed = 0;
  const lines = createInterface({ input: child.stdout! });
  await new Promise<void>((resolve) =>
    lines.on("line", (line) => {
      confirmed = Number(line);
      resolve();
    }),
  );
  return { child, confirmed: () => confirmed };
}

/** Settings in a row that the disk holds after the next start. */
async function countSaved(folder: string): Promise<number> {
  const later = join(folder, "later");
  mkdirSync(later);
  execFileSync("mount", ["-o", "loop", `${later}.img`, later]);
  const store = createStore(await openSqlite(later));
  const saved = new Set((await store.settings.readTenant("web:one")).map(({ name }) => name));
  await store.close();
  let row = 0;
  while (saved.has(`n${row + 1}`)) row += 1;
  return row;
}
