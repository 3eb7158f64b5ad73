import { WEIGHTS } from "./confidence-weights.ts";
import type { EntityType } from "./entity.ts";
import { gatherEvidence, type NamedIn, type OwnEvidence, type SharedEvidence } from "./gather-evidence.ts";
import type { NameGroup } from "./merge-groups.ts";

/** What the evidence for a name is worth, in log-odds: some of it by the name's type, the rest for any. */
export interface ConfidenceWeights {
  readonly person: OwnEvidence;
  readonly place: OwnEvidence;
  readonly organisation: OwnEvidence;
  readonly any: SharedEvidence;
}

const COUNTRY = 0.97;
/** After another capital it is half the time a part of a name (`Inner Mongolia`, `Michael Jordan`). */
const COUNTRY_IN_NAME = 0.5;
/** More mentions of a name make it no surer: they repeat a mistake. */
const MAX_COUNTED = 3;
/** Of a name without a clear type nothing says that it is right. */
const UNCLEAR = 0.1;

/** How likely it is, 0 to 1, that a name is one and of its type, by the evidence in the text around it. */
export function judgeName(group: NameGroup, where: NamedIn): number {
  const { type, country } = group;
  if (type === "other") return UNCLEAR;
  if (country === null && where.byCues) return cuesTogether(group);
  const evidence = gatherEvidence(group, where);
  if (country === null) return confidence(type, evidence, WEIGHTS);
  return evidence.begunBefore > 0.5 ? COUNTRY_IN_NAME : COUNTRY;
}

/** Cues say how sure they are; each further mention is half as likely to be wrong too. */
function cuesTogether({ mentions }: NameGroup): number {
  const doubt = 1 - Math.max(...mentions.map(({ confidence }) => confidence));
  return 1 - doubt * 0.5 ** (Math.min(mentions.length, MAX_COUNTED) - 1);
}

/** What evidence amounts to, as a probability: logistic regression, which Platt (1999) calibrates classifiers with. */
export function confidence(
  type: Exclude<EntityType, "other">,
  evidence: OwnEvidence & SharedEvidence,
  weights: ConfidenceWeights,
): number {
  const odds =
    weigh<keyof OwnEvidence>(evidence, weights[type]) + weigh<keyof SharedEvidence>(evidence, weights.any);
  return 1 / (1 + Math.exp(-odds));
}

function weigh<Kind extends string>(
  evidence: Readonly<Record<Kind, number>>,
  weights: Readonly<Record<Kind, number>>,
): number {
  return (Object.keys(weights) as Kind[]).reduce((sum, kind) => sum + weights[kind] * evidence[kind], 0);
}
