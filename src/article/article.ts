/** The address of a page that came without one. */
export const NO_ADDRESS = "about:blank";

/** What a fetch returned. */
export interface Page {
  /** The address after all redirects, or NO_ADDRESS. */
  readonly url: string;
  /** The decoded body: HTML, XHTML or plain text. */
  readonly body: string;
  /** The media type without parameters, lower case: `text/html`, `application/xhtml+xml`, `text/plain`. */
  readonly mediaType: string;
  /** The BCP 47 tag in the Content-Language header, where there is exactly one. */
  readonly contentLanguage: string | null;
}

/** An edition that the publisher itself names on the page. */
export interface Alternate {
  /** Absolute http(s) address. */
  readonly url: string;
  /** BCP 47 tag as declared, `null` where the page does not say. */
  readonly language: string | null;
  /** Where on the page it was declared. */
  readonly source: "hreflang" | "json-ld" | "open-graph" | "language-switcher" | "url-pattern";
}

/** What a publisher published. Every string is plain text: no markup, no control characters. */
export interface Article {
  /** Where it was read, `null` for pasted text. */
  readonly url: string | null;
  /** The publisher's own address for it without tracking parameters, `null` for pasted text. */
  readonly canonicalUrl: string | null;
  /** The headline without the site's name, `""` where there is none. */
  readonly title: string;
  readonly byline: string | null;
  readonly publisher: string | null;
  /** BCP 47 tag as the publisher declares it; may be wrong. */
  readonly declaredLanguage: string | null;
  /** ISO 8601 date (`2022-02-17`) or date-time, without zone where none is named; as precise as the source, never more. */
  readonly publishedAt: string | null;
  /** Absolute http(s) address of the lead image. */
  readonly image: string | null;
  /** Paragraphs joined by `"\n\n"`; inside a paragraph there is no line break. All offsets count UTF-16 units in it. */
  readonly text: string;
  readonly alternates: readonly Alternate[];
  /** Absolute http(s) targets of the links and images inside the article body, at most 100. */
  readonly links: readonly string[];
}
