import type { EntityType } from "./entity.ts";
import type { Mention } from "./mention.ts";
import { majorityType } from "./name-form.ts";

/** All forms of one name: its fullest form and every mention in the order of the text. */
export interface NameGroup {
  readonly name: string;
  /** In lower-case Latin letters. */
  readonly words: readonly string[];
  readonly type: EntityType;
  readonly country: string | null;
  readonly mentions: readonly Mention[];
}

/** The groups of one key as one, under the name that `pick` prefers of two; groups without a key stay apart. */
export function mergeBy(
  groups: readonly NameGroup[],
  keyOf: (group: NameGroup) => string | null,
  pick: (left: NameGroup, right: NameGroup) => NameGroup,
): NameGroup[] {
  const heads = new Map<string, NameGroup>();
  const joined: NameGroup[] = [];
  for (const group of groups) {
    const key = keyOf(group);
    if (key === null) {
      joined.push(group);
      continue;
    }
    const head = heads.get(key);
    const mentions = head === undefined ? group.mentions : inOrder([head, group]);
    heads.set(key, { ...(head === undefined ? group : pick(head, group)), mentions });
  }
  return [...joined, ...heads.values()];
}

/** Groups merged into the heads that they belong to, chains into the last one; `nameOf` names a head and its parts. */
export function mergeInto(
  groups: readonly NameGroup[],
  headOf: (group: NameGroup) => NameGroup | undefined,
  nameOf: (head: NameGroup, parts: readonly NameGroup[]) => Pick<NameGroup, "name" | "words"> = (head) =>
    head,
): NameGroup[] {
  const heads = new Map(groups.map((group) => [group, [] as NameGroup[]]));
  const target = new Map<NameGroup, NameGroup>();
  for (const group of groups) {
    let head = headOf(group) ?? group;
    while (target.has(head) && head !== group) head = target.get(head)!;
    if (head === group) continue;
    target.set(group, head);
    heads.get(head)!.push(group, ...heads.get(group)!);
    heads.delete(group);
  }
  return [...heads].map(([head, parts]) => {
    if (parts.length === 0) return head;
    const mentions = inOrder([head, ...parts]);
    const type = head.country === null && head.type === "other" ? majorityType(mentions) : head.type;
    const { name, words } = nameOf(head, parts);
    return { ...head, name, words, type, mentions };
  });
}

function inOrder(groups: readonly NameGroup[]): Mention[] {
  return groups.flatMap(({ mentions }) => mentions).sort((a, b) => a.start - b.start);
}
