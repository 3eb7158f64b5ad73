/** Run in a process of its own: loads the detector named by the first argument, answers each list of texts. */
import { type Detector, loadDetector } from "./detectors.ts";

/** What a process reports of its detector. */
export interface Report {
  readonly loadMs: number;
  /** Resident memory before loading and after all texts, in MB. */
  readonly before: number;
  readonly after: number;
  readonly perSecond: readonly number[];
  /** The detected tags of each list of texts. */
  readonly answers: readonly (readonly string[])[];
}

process.once("message", async (lists: readonly (readonly string[])[]) => {
  const report = await measure(process.argv[2] as Detector, lists);
  process.send!(report, () => process.disconnect());
});

async function measure(name: Detector, lists: readonly (readonly string[])[]): Promise<Report> {
  const before = residentMb();
  const started = performance.now();
  const detect = await loadDetector(name);
  detect("The first text loads what is loaded lazily.");
  const loadMs = performance.now() - started;
  const perSecond: number[] = [];
  const answers = lists.map((texts) => {
    const from = performance.now();
    const found = texts.map(detect);
    perSecond.push((1000 * texts.length) / (performance.now() - from));
    return found;
  });
  return { loadMs, before, after: residentMb(), perSecond, answers };
}

function residentMb(): number {
  return process.memoryUsage().rss / 1e6;
}
