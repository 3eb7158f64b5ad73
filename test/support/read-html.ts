import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** All elements of a piece of HTML in document order. */
export function elementsOf(markup: string): Element[] {
  return walk(parseFragment(markup).childNodes).filter((node): node is Element => "attrs" in node);
}

/** What a person reads of a piece of HTML, white space as it stands. */
export function textOf(markup: string): string {
  return walk(parseFragment(markup).childNodes)
    .map((node) => ("value" in node ? node.value : ""))
    .join("");
}

/** The values that an attribute has, in document order. */
export function attributesOf(markup: string, name: string): string[] {
  return elementsOf(markup).flatMap(({ attrs }) =>
    attrs.filter((attribute) => attribute.name === name).map(({ value }) => value),
  );
}

function walk(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...("childNodes" in node ? walk(node.childNodes) : [])]);
}
