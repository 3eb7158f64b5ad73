import { describe, expect, test } from "vitest";
import { emojiOfName, nameOfEmoji } from "../../../adapters/slack/emoji.ts";
import { clip, escapeText, linkWords, quoteText, webAddress } from "../../../adapters/slack/escape-text.ts";
import { decodePlace, encodePlace, encodeTenant } from "../../../adapters/slack/ids.ts";
import { parseSlashCommand } from "../../../adapters/slack/parse-command.ts";
import { scrub } from "../../../adapters/slack/scrub-log.ts";
import { markupOf, unwrapText } from "../../../adapters/slack/unwrap-text.ts";

describe("unwrapText", () => {
  test.each([
    ["<https://a.example/?x=1&amp;y=2>", "https://a.example/?x=1&y=2"],
    ["see <https://a.example/|a.example> now", "see https://a.example/ now"],
    ["<@U1> <@U1|ann> <#C1|news> <#C1> <!here> <!subteam^S1|@desk>", "@U1 @ann #news #C1 @here @desk"],
    ["<mailto:a@b.example|a@b.example>", "a@b.example"],
    ["1 &lt; 2 &amp;&amp; 3 &gt; 2; &amp;lt; stays written", "1 < 2 && 3 > 2; &lt; stays written"],
    ["<!date^1392734382^{date}|Feb 18>", "Feb 18"],
    ["no markup <", "no markup <"],
    ["", ""],
  ])("%s", (markup, plain) => {
    expect(unwrapText(markup)).toBe(plain);
  });

  test("stays fast on hostile markup", () => {
    const begun = performance.now();
    unwrapText("<".repeat(200_000) + ">".repeat(200_000) + "<@|".repeat(50_000));
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

describe("markupOf", () => {
  const attachment = { title_link: "https://a.example/1", from_url: "https://a.example/2" };

  test.each([
    [{ text: "read <https://b.example/>", attachments: [attachment] }, "read <https://b.example/>"],
    [{ text: "new", attachments: [attachment, null, {}] }, "new <https://a.example/1>"],
    [{ attachments: [{ from_url: "https://a.example/2" }] }, "<https://a.example/2>"],
    [{ text: "nothing" }, "nothing"],
    [{}, ""],
  ])("%o", (message, markup) => {
    expect(markupOf(message)).toBe(markup);
  });
});

describe("escaping", () => {
  test("touches the three control characters and nothing else", () => {
    expect(escapeText(`<!channel> & "quotes" 'n' @here #x`)).toBe(
      `&lt;!channel&gt; &amp; "quotes" 'n' @here #x`,
    );
  });

  test("a quote stays on one line, keeps its words and formats nothing", () => {
    const quoted = quoteText("*bold* _it_\n> `code` ~gone~");
    expect(quoted).not.toContain("\n");
    expect(quoted).not.toMatch(/(^|\s)[*_~`]\w/);
    expect(quoted.replaceAll("\u2060", "")).toBe("*bold* _it_ &gt; `code` ~gone~");
  });

  test("right-to-left words are isolated", () => {
    expect(quoteText("שלום", "rtl")).toBe("\u2067שלום\u2069");
  });

  test("only web addresses become links, and cannot end the markup early", () => {
    expect(linkWords("words", "javascript:alert(1)", 3000)).toBe("words");
    expect(linkWords("words", "https://a.example/?a=1&b=<x>|y z", 3000)).toBe(
      "<https://a.example/?a=1&amp;b=%3Cx%3E%7Cy%20z|words>",
    );
    expect(webAddress(`https://a.example/${"a".repeat(3000)}`, 3000)).toBeNull();
  });

  test("clipping splits no character", () => {
    expect(clip("ab😀cd", 4)).toBe("ab…");
    expect(clip("abcd", 4)).toBe("abcd");
  });
});

describe("emoji", () => {
  test.each([
    ["newspaper", "📰"],
    ["flag-es", "🇪🇸"],
    ["es", "🇪🇸"],
    ["us", "🇺🇸"],
    ["flag-us", "🇺🇸"],
    ["uk", "🇬🇧"],
    ["flag-ua", "🇺🇦"],
    ["label", "🏷️"],
    ["repeat", "🔁"],
    ["x", "❌"],
    ["+1::skin-tone-3", "👍"],
    ["eyes", "👀"],
  ])(":%s: is %s", (name, emoji) => {
    expect(emojiOfName(name)).toBe(emoji);
  });

  test.each(["party-parrot", "constructor", "__proto__", "flag-", ""])(
    "%o is no emoji of Unicode",
    (name) => {
      expect(emojiOfName(name)).toBeNull();
    },
  );

  test("names come back, with and without variation selector", () => {
    expect(nameOfEmoji("📰")).toBe("newspaper");
    expect(nameOfEmoji("🏷")).toBe("label");
    expect(nameOfEmoji("🏷️")).toBe("label");
    expect(nameOfEmoji("not one")).toBeNull();
  });
});

describe("ids", () => {
  test.each(["C1H9RESGL", "D0", "U2"])("%s comes back", (id) => {
    expect(decodePlace(encodePlace({ team: "T1", id }))).toEqual({ team: "T1", id });
  });

  test.each(["discord:1:2", "slack:T1", "slack:T1:", "slack:T1:C1:x", "slack:T1:../..", ""])(
    "%o is none",
    (text) => {
      expect(decodePlace(text)).toBeNull();
    },
  );

  test("a tenant is the beginning of its channels", () => {
    expect(encodePlace({ team: "T1", id: "C1" }).startsWith(`${encodeTenant("T1")}:`)).toBe(true);
  });
});

describe("slash commands", () => {
  test.each([
    [
      "/summarize",
      "<https://a.example/|x> in Spanish 5",
      "summarize",
      { link: "https://a.example/", language: "Spanish", length: 5 },
    ],
    ["/summarize", "https://a.example/ 2", "summarize", { link: "https://a.example/", length: 2 }],
    ["/news", "entities <https://a.example/>", "entities", { link: "https://a.example/" }],
    ["/news", "digest add 08:00 timezone:Europe/Kyiv", "digest", { time: "08:00", timezone: "Europe/Kyiv" }],
  ])("%s %s", (command, text, name, options) => {
    expect(parseSlashCommand(command, text)).toMatchObject({ command: name, options });
  });

  test.each([
    ["entitis", "entities"],
    ["digset", "digest"],
    ["setings", "settings"],
    ["zzzzzz", null],
  ])("/news %s: did you mean %s?", (word, nearest) => {
    expect(parseSlashCommand("/news", word)).toEqual({ unknown: word, nearest });
  });
});

describe("the libraries' log lines", () => {
  test.each([
    "Failed with xoxb-123-abc and xapp-1-A1-2-x and xoxe.xoxb-1-abc",
    "open wss://wss-primary.slack.com/link/?ticket=abc&app_id=1",
    'unexpected body {"text":"secret words"}',
    "body [secret words]",
  ])("lose what is secret in %s", (line) => {
    expect(scrub(line)).not.toMatch(/xox|xapp|ticket|secret words|abc/);
  });
});
