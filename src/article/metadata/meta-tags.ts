import { attribute, collapse, findAll, type HtmlElement } from "../html/html-tree.ts";

/** The `<meta>` tags of a page by lower-case name, property, itemprop or http-equiv, in document order. */
export interface MetaTags {
  /** The first content that is not blank under the first of the names that has one. */
  first(...names: string[]): string | null;
  /** All contents under a name. */
  all(name: string): readonly string[];
}

/** Reads the `<meta>` tags of a page. */
export function readMetaTags(root: HtmlElement): MetaTags {
  const tags = new Map<string, string[]>();
  for (const element of findAll(root, "meta")) {
    const content = collapse(attribute(element, "content").slice(0, 5000));
    if (content === "") continue;
    for (const key of ["name", "property", "itemprop", "http-equiv"]) {
      const name = attribute(element, key).toLowerCase().trim();
      if (name === "") continue;
      const contents = tags.get(name) ?? [];
      contents.push(content);
      tags.set(name, contents);
    }
  }
  return {
    first: (...names) =>
      names.map((name) => tags.get(name)?.[0]).find((content) => content !== undefined) ?? null,
    all: (name) => tags.get(name) ?? [],
  };
}
