import { mergeInto, type NameGroup } from "./merge-groups.ts";

/** Whether a name is two to six capitals (`NATO`, `U.S.`). */
export function isAcronym(name: string): boolean {
  return /^(?:\p{Lu}[.\s]*){2,6}$/u.test(name);
}

/** An acronym belongs to the one name of the text whose capitals spell it. */
export function joinAcronyms(groups: readonly NameGroup[]): NameGroup[] {
  const spelled = new Map<string, NameGroup>();
  for (const group of groups) {
    const capitals = group.words.length > 1 ? initials(group.name) : "";
    if (capitals.length > 1 && group.type !== "person" && !spelled.has(capitals))
      spelled.set(capitals, group);
  }
  return mergeInto(groups, (group) => {
    const letters = group.name.replace(/[^\p{L}]/gu, "");
    return isAcronym(group.name) ? spelled.get(letters) : undefined;
  });
}

function initials(name: string): string {
  return (name.match(/(?<![\p{L}\p{M}])\p{Lu}/gu) ?? []).join("");
}
