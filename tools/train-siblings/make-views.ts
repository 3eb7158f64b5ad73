import { briefOfLines, briefOfText, loadGold } from "../../bench/siblings/load-briefs.ts";
import { generator } from "../../bench/siblings/synthesise.ts";
import { hashKey } from "../../src/siblings/hash-key.ts";
import { type Profile, profileOf } from "../../src/siblings/profile.ts";
import type { Signature } from "../../src/siblings/signature.ts";

/** The openly licensed data that is trained on (CC BY-SA 4.0). */
export const SOURCE = "sib.ntrex";

const TEASER = 300;

/** An article as one view of the data shows it. */
export interface Seen {
  readonly group: string;
  readonly profile: Profile;
  /** With all its sentences: what teaches the lexicon. */
  readonly whole: Profile;
}

/** The articles whole, as a feed's teasers, and with sentences left out and moved, as a newsroom rewrites. */
export function makeViews(dataDir: string): Map<string, Seen[]> {
  const gold = loadGold(dataDir, SOURCE).map((one) => ({ one, whole: briefOfText(one).signature }));
  const view = (change: (entry: (typeof gold)[number]) => Signature) =>
    gold.map((entry) => ({
      group: entry.one.group,
      profile: profileOf(change(entry)),
      whole: profileOf(entry.whole),
    }));
  return new Map([
    ["whole", view(({ whole }) => whole)],
    ["title and 300 characters", view(({ one }) => briefOfLines(one, TEASER).signature)],
    ["sentences left out and moved", view(({ one, whole }) => rewrite(whole, one.id))],
  ]);
}

/** Keeps a third to three quarters of the sentences and moves each by up to six places: the same for the same id. */
function rewrite(signature: Signature, id: string): Signature {
  const random = generator(hashKey(id) % 2 ** 32);
  const kept = 0.35 + 0.4 * random();
  const sentences = signature.sentences
    .map((sentence, index) => ({ sentence, place: index + 6 * random(), stays: random() < kept }))
    .filter(({ stays }) => stays)
    .sort((x, y) => x.place - y.place)
    .map(({ sentence }) => sentence);
  return { ...signature, sentences };
}
