import type { Json } from "./world.ts";

/** What Discord makes of some markdown. */
export interface ReadMarkdown {
  /** As people read it, escapes undone and link labels in place of links. */
  readonly text: string;
  /** Where its masked links lead. */
  readonly links: readonly string[];
  /** Mentions, formatting and bare addresses that came to life. */
  readonly alive: readonly string[];
}

const ESCAPE = /^\\([^0-9A-Za-z\s])/;
const LINK = /^\[((?:\\.|[^[\]\\])*)\]\((https?:\/\/[^\s()<>]+)\)/;
const ALIVE =
  /^(?:<(?:@[!&]?\d|#\d|t:|\/|a?:\w+:|https?:|id:)|@(?:everyone|here)|https?:\/\/\S|\*|_|~~|\|\||`|\[[^\]]*\]\()/;
/** Block quotes and small print are how cards are laid out; all other starts of lines are somebody's markdown. */
const OWN_START = /^(?:> |-# )/;
const LINE_START = /^(?:#{1,3} |-# |>{1,3} |[-+] |\d+\. )/;
/** A heading or number of our own in bold. */
const OWN_BOLD = /^\*\*((?:\\.|[^*\\])+)\*\*(?= |$)/;

/** Reads markdown as Discord's clients do, near enough. */
export function readMarkdown(markdown: string): ReadMarkdown {
  const read = markdown.split("\n").map(readLine);
  return {
    text: read.map(({ text }) => text).join("\n"),
    links: read.flatMap(({ links }) => links),
    alive: read.flatMap(({ alive }) => alive),
  };
}

function readLine(line: string): ReadMarkdown {
  const bare = line.replace(OWN_START, "");
  const bold = OWN_BOLD.exec(bare);
  const start = LINE_START.exec(bare)?.[0];
  const rest = readSpan(bold === null ? bare : bare.slice(bold[0].length));
  const heading = readSpan(bold?.[1] ?? "");
  return {
    text: heading.text + rest.text,
    links: rest.links,
    alive: [...(start === undefined ? [] : [start]), ...heading.alive, ...rest.alive],
  };
}

function readSpan(span: string): ReadMarkdown {
  const links: string[] = [];
  const alive: string[] = [];
  let text = "";
  for (let rest = span; rest !== ""; ) {
    const escaped = ESCAPE.exec(rest);
    const link = LINK.exec(rest);
    if (escaped === null && link === null) {
      const found = ALIVE.exec(rest)?.[0];
      if (found !== undefined) alive.push(rest.slice(0, 40));
    }
    if (link !== null) {
      const label = readSpan(link[1]!);
      links.push(link[2]!);
      alive.push(...label.alive);
      text += label.text;
    } else text += escaped?.[1] ?? rest[0];
    rest = rest.slice((link ?? escaped)?.[0].length ?? 1);
  }
  return { text, links, alive };
}

/** Everything that people see of a message's embeds, and what came to life in it. */
export function readEmbeds(embeds: readonly Json[]): ReadMarkdown {
  const parts = embeds.flatMap(({ title, description, fields = [] }) =>
    [title, description, ...fields.flatMap(({ name, value }: Json) => [name, value])]
      .filter((part) => part !== undefined)
      .map((part) => readMarkdown(part.replace(/[\u2068\u2069]/g, ""))),
  );
  const hrefs = embeds.flatMap(({ url, thumbnail, image }) => [url, thumbnail?.url, image?.url]);
  return {
    text: parts.map(({ text }) => text).join("\n"),
    links: [...hrefs.filter((href) => href !== undefined), ...parts.flatMap(({ links }) => links)],
    alive: parts.flatMap(({ alive }) => alive),
  };
}
