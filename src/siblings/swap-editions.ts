import { AGREEMENT, type Links } from "./edition-links.ts";
import { getOrMake } from "./get-or-make.ts";

/** Groups of editions while they are formed. */
export interface Grouping {
  readonly languages: readonly string[];
  readonly links: Links;
  /** Each article's group. */
  readonly group: number[];
  /** Each group's articles. */
  readonly members: (readonly number[])[];
}

/** Less is not worth a move; without it rounding could move an article for ever. */
const LEAST_GAIN = 0.01;
const PASSES = 5;

/**
 * Lets articles move to the groups that support them better, an article there in the same language going the other
 * way: what merging decided early, it decided without seeing whole groups (an exchange as of Kernighan & Lin 1970).
 * A group must support its newcomer by `join` at least. Changes the grouping.
 */
export function swapEditions(grouping: Grouping, join: number): void {
  const articles = [...grouping.group.keys()];
  for (let pass = 0; pass < PASSES; pass++) {
    if (!articles.map((article) => moveToBetter(article, grouping, join)).includes(true)) return;
  }
}

/** Whether an article found a better group. One without a group is for merging to place. */
function moveToBetter(article: number, grouping: Grouping, join: number): boolean {
  const { group, members, languages } = grouping;
  const own = group[article]!;
  if (members[own]!.length === 1) return false;
  const supports = supportByGroup(article, grouping);
  for (const [other, support] of supports) {
    const gain = support - (supports.get(own) ?? 0);
    if (other === own || gain <= 0 || support < join || members[other]!.length === 1) continue;
    const rival = members[other]!.find((member) => languages[member] === languages[article]);
    if (gain + gainOf(rival, own, grouping) < LEAST_GAIN) continue;
    move(article, other, grouping);
    if (rival !== undefined) move(rival, own, grouping);
    return true;
  }
  return false;
}

function gainOf(article: number | undefined, to: number, grouping: Grouping): number {
  if (article === undefined) return 0;
  const supports = supportByGroup(article, grouping);
  return (supports.get(to) ?? 0) - (supports.get(grouping.group[article]!) ?? 0);
}

/** The probabilities that link an article to a group's members, the sum held against what so many should give. */
function supportByGroup(article: number, { group, members, links }: Grouping): Map<number, number> {
  const supports = new Map<number, number>();
  for (const [other, probability] of links.get(article) ?? []) {
    const name = group[other]!;
    supports.set(name, getOrMake(supports, name, () => 0) + probability);
  }
  for (const [name, sum] of supports) {
    const others = members[name]!.length - (name === group[article] ? 1 : 0);
    supports.set(name, sum / others ** AGREEMENT);
  }
  return supports;
}

function move(article: number, to: number, { group, members }: Grouping): void {
  const from = group[article]!;
  members[from] = members[from]!.filter((member) => member !== article);
  members[to] = [...members[to]!, article];
  group[article] = to;
}
