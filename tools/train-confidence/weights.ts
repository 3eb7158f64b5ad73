import type { OwnEvidence, SharedEvidence } from "../../src/entities/gather-evidence.ts";
import type { ConfidenceWeights } from "../../src/entities/judge-name.ts";

export type JudgedType = "person" | "place" | "organisation";
export type Evidence = OwnEvidence & SharedEvidence;

const TYPES = ["person", "place", "organisation"] as const satisfies readonly JudgedType[];
const OWN = ["base", "surest", "several"] as const satisfies readonly (keyof OwnEvidence)[];
const SHARED = [
  "second",
  "usual",
  "given",
  "loud",
  "goesOn",
  "begunBefore",
  "capitals",
  "short",
  "caseless",
  "small",
  "odd",
  "camel",
] as const satisfies readonly (keyof SharedEvidence)[];

/** The evidence for a name as one flat vector: a block for each type, zero but for its own, then what is shared. */
export function toFeatures(type: JudgedType, evidence: Evidence): number[] {
  const own = TYPES.flatMap((other) => OWN.map((kind) => (other === type ? evidence[kind] : 0)));
  return [...own, ...SHARED.map((kind) => evidence[kind])];
}

/** The weights of such vectors by name, to two decimals. */
export function toWeights(flat: readonly number[]): ConfidenceWeights {
  const named = <Kind extends string>(kinds: readonly Kind[], from: number) =>
    Object.fromEntries(kinds.map((kind, at) => [kind, Number(flat[from + at]!.toFixed(2))])) as Record<
      Kind,
      number
    >;
  const [person, place, organisation] = TYPES.map((_, at) => named(OWN, at * OWN.length));
  const any = named(SHARED, TYPES.length * OWN.length);
  return { person: person!, place: place!, organisation: organisation!, any };
}
