import { LABELS } from "../../src/entities/tagger/labels.ts";
import type { ExtractedSet } from "./extract-rows.ts";

/**
 * Gives a share of what each family learned to all: the mean of the families' shares is added to the general weights,
 * so that a family's own corpora, which are few and of one kind, are not all that is heard of it. Changes `weights`,
 * `LABELS` a row.
 */
export function shareWeights(
  weights: Float32Array,
  { generalRow, families }: Pick<ExtractedSet, "generalRow" | "families">,
  share: number,
): void {
  for (const [row, general] of generalRow.entries()) {
    if (general < 0) continue;
    for (let label = 0; label < LABELS; label++) {
      const given = weights[row * LABELS + label]! * share;
      weights[row * LABELS + label]! -= given;
      weights[general * LABELS + label]! += given / families;
    }
  }
}
