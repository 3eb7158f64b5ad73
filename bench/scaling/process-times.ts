import { readFileSync } from "node:fs";

/** Linux counts CPU time in hundredths of a second. */
const TICKS = 100;

/** A process's state as in proc(5), from the third field on; empty where it is gone. */
function readStat(pid: number): readonly number[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
  } catch {
    return [];
  }
}

/** The process that started another; 0 where that is gone. */
export function parentOf(pid: number): number {
  return readStat(pid)[1] ?? 0;
}

/** CPU time of a process, all its threads, and where wanted of its children that have ended, in seconds. */
export function cpuSeconds(pid: number, withEnded = false): number {
  const stat = readStat(pid);
  return stat.slice(11, withEnded ? 15 : 13).reduce((sum, ticks) => sum + ticks, 0) / TICKS;
}
