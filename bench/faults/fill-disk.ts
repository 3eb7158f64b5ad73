import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqlite } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";

export interface FullDisk {
  readonly rounds: number;
  readonly acknowledged: number;
  /** Writes that failed while there was no room. */
  readonly refused: number;
  readonly lost: number;
  /** Rounds after which the same process wrote again, once there was room. */
  readonly recovered: number;
}

/** Fills a small disk to the last byte while settings are saved, makes room again, and starts anew. Needs root. */
export async function fillDisk(rounds: number): Promise<FullDisk> {
  const disk = mkdtempSync(join(tmpdir(), "dragoman-full-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=6m", "tmpfs", disk]);
  const saved = new Set<string>();
  let [refused, recovered, number] = [0, 0, 0];
  try {
    for (let round = 0; round < rounds; round++) {
      const store = createStore(await openSqlite(disk));
      const write = async () => {
        const name = `n${++number}`;
        const done = store.settings.write(
          { scope: "tenant", subject: "web:one" },
          name,
          "x".repeat(500),
          "web:one",
        );
        const isSaved = await done.then(
          () => true,
          () => false,
        );
        if (isSaved) saved.add(name);
        return isSaved;
      };
      for (let count = 0; count < 20; count++) await write();
      const ballast = join(disk, "ballast");
      fillUp(disk, ballast);
      for (let count = 0; count < 400; count++) if (!(await write())) refused += 1;
      rmSync(ballast);
      if (await write()) recovered += 1;
      await store.close();
    }
    const store = createStore(await openSqlite(disk));
    const found = new Set((await store.settings.readTenant("web:one")).map(({ name }) => name));
    await store.close();
    const lost = [...saved].filter((name) => !found.has(name)).length;
    return { rounds, acknowledged: saved.size, refused, lost, recovered };
  } finally {
    execFileSync("umount", ["-l", disk]);
    rmSync(disk, { recursive: true, force: true });
  }
}

function fillUp(disk: string, ballast: string): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize)));
}
