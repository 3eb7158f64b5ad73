import { createCanvas, loadImage } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { silentLog } from "../../../src/log.ts";
import { describePicture } from "../../../src/picture/describe-picture.ts";
import { drawSvg } from "../../../src/picture/draw-svg.ts";
import { PAPER_PALETTE, type Palette } from "../../../src/picture/drawing.ts";
import { fitLabel, measureLabel, wrapLabel } from "../../../src/picture/fit-label.ts";
import { layOut } from "../../../src/picture/lay-out.ts";
import { paintPng, tryPaint } from "../../../src/picture/paint-png.ts";
import { MAX_ALT, MAX_COLUMNS, MAX_ROWS } from "../../../src/picture/picture.ts";
import { attributesOf, elementsOf, textOf } from "../../support/read-html.ts";
import { samplePicture } from "../../support/sample-cards.ts";

describe("layout", () => {
  const huge = samplePicture({
    title: "A title that is long ".repeat(20),
    columns: Array.from({ length: 30 }, (_, index) => `Language ${index}`.repeat(5)),
    rows: Array.from({ length: 50 }, (_, index) => ({
      label: `Publisher ${index} `.repeat(9),
      total: false,
      cells: Array.from({ length: 30 }, (_, cell) => ({ count: cell, text: String(cell) })),
    })),
  });

  test.each([
    ["a usual picture", samplePicture()],
    ["one from right to left", samplePicture({ direction: "rtl" })],
    ["an empty one", samplePicture({ title: "", columns: [], rows: [], legend: [] })],
    ["a huge one", { ...huge, title: "Short" }],
  ])("keeps all of %s inside its frame", (_, picture) => {
    const { width, height, shapes } = layOut(picture);
    expect(width).toBeLessThan(1_100);
    for (const shape of shapes) {
      const reach = shape.kind === "dot" ? shape.radius : 0;
      const size = shape.kind === "box" ? shape.width : 0;
      expect(shape.x - reach).toBeGreaterThanOrEqual(0);
      expect(shape.x + reach + size).toBeLessThanOrEqual(width);
      expect(shape.y + reach).toBeLessThanOrEqual(height);
    }
  });

  test("draws no more columns and rows than it may", () => {
    const tiles = layOut(huge).shapes.filter(({ kind }) => kind === "box");
    expect(tiles).toHaveLength(MAX_COLUMNS * MAX_ROWS);
  });

  test("stands mirrored for readers of right-to-left scripts", () => {
    const find = (direction: "ltr" | "rtl") => {
      const drawing = layOut(samplePicture({ direction }));
      const label = drawing.shapes.find((shape) => shape.kind === "words" && shape.text === "Norway");
      return { label, width: drawing.width };
    };
    const { label: left } = find("ltr");
    const { label: right, width } = find("rtl");
    expect(left).toMatchObject({ align: "left" });
    expect(right).toMatchObject({ align: "right", x: width - left!.x });
  });

  test("of many the deepest tone is the greatest count's", () => {
    const cells = [1, 5, 9, 20].map((count) => ({ count, text: String(count) }));
    const columns = cells.map(({ text }) => text);
    const { shapes } = layOut(samplePicture({ columns, rows: [{ label: "", total: false, cells }] }));
    const inks = shapes.flatMap((shape) => (shape.kind === "box" ? shape.ink : []));
    expect(inks).toEqual(["tone-1", "tone-1", "tone-2", "tone-4"]);
  });

  test("a greater count has a deeper tone; a sum has none", () => {
    const inks = layOut(samplePicture()).shapes.flatMap((shape) => (shape.kind === "box" ? shape.ink : []));
    expect(inks).toEqual(["line", "tone-2", "tone-1"]);
  });
});

describe("labels", () => {
  test("fit their room, with an ellipsis", () => {
    expect(fitLabel("Port Sorrel", 13, 200)).toBe("Port Sorrel");
    const cut = fitLabel("The Harbour Post of Port Sorrel", 13, 90);
    expect(cut).toMatch(/^The Harb.*…$/);
    expect(measureLabel(cut, 13)).toBeLessThanOrEqual(91);
  });

  test("are never cut inside what people see as one character", () => {
    const family = "👩‍👩‍👧‍👦";
    expect(fitLabel(family.repeat(9), 10, 45)).toBe(`${family.repeat(3)}…`);
  });

  test("lose controls, broken characters and direction tricks", () => {
    expect(fitLabel("a\u0000b\u202Ec\uD83D", 10, 200)).toBe("a b c\uFFFD");
  });

  test("are divided at a space into two lines", () => {
    expect(wrapLabel("Brazilian Portuguese", 12, 80)).toEqual(["Brazilian", "Portuguese"]);
    expect(wrapLabel("French", 12, 80)).toEqual(["French"]);
  });
});

describe("SVG", () => {
  test("has its words as its accessible name and escapes what it quotes", () => {
    const nasty = '"><script>alert(1)</script>&amp;';
    const svg = drawSvg(samplePicture({ title: nasty, alt: nasty }), PAPER_PALETTE);
    expect(attributesOf(svg, "aria-label")).toEqual([nasty]);
    expect(attributesOf(svg, "role")).toEqual(["img"]);
    expect(elementsOf(svg).map(({ tagName }) => tagName)).not.toContain("script");
    expect(textOf(svg)).toContain("<script>");
  });

  test("takes its colours from the palette", () => {
    const palette = Object.fromEntries(
      Object.keys(PAPER_PALETTE).map((ink) => [ink, `var(--${ink})`]),
    ) as Palette;
    const fills = attributesOf(drawSvg(samplePicture(), palette), "fill").filter((fill) => fill !== "none");
    expect(fills.every((fill) => /^var\(--[a-z0-9-]+\)$/.test(fill))).toBe(true);
  });
});

describe("the palette", () => {
  const channel = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
      channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one: string, other: string) => {
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };

  test.each(["tone-1", "tone-2", "tone-3", "tone-4"] as const)("figures are legible on %s", (tone) => {
    expect(contrast(PAPER_PALETTE[tone], PAPER_PALETTE[`on-${tone}`])).toBeGreaterThanOrEqual(4.5);
  });

  test("words are legible on paper, and tones darken step by step", () => {
    for (const ink of ["text", "soft", "mark"] as const)
      expect(contrast(PAPER_PALETTE.paper, PAPER_PALETTE[ink])).toBeGreaterThanOrEqual(4.5);
    const tones = (["tone-1", "tone-2", "tone-3", "tone-4"] as const).map((tone) =>
      luminance(PAPER_PALETTE[tone]),
    );
    expect(tones).toEqual(tones.toSorted((a, b) => b - a));
  });
});

describe("PNG", () => {
  async function inkOf(label: string): Promise<number[]> {
    const { width, height } = layOut(samplePicture());
    const image = await loadImage(
      Buffer.from(await paintPng(samplePicture({ title: label, columns: ["A", "B"] }))),
    );
    const canvas = createCanvas(image.width, 80);
    canvas.getContext("2d").drawImage(image, 0, 0);
    expect(image.width / 2).toBeGreaterThanOrEqual(Math.min(width, 200));
    expect(image.height / 2).toBeGreaterThan(height / 2);
    return [...canvas.getContext("2d").getImageData(40, 40, 200, 36).data];
  }

  test("words of many scripts are drawn as themselves, not as boxes for want of a letter", async () => {
    const missing = await inkOf("\u{10FFFD}".repeat(3));
    const drawn = new Set<string>();
    const words = [
      "English",
      "Русский",
      "Ελληνικά",
      "العربية",
      "हिन्दी",
      "中文",
      "日本語",
      "Türkçe",
      "한국어",
      "ไทย",
    ];
    for (const word of words) {
      const ink = await inkOf(word);
      expect(ink).not.toEqual(missing);
      drawn.add(ink.join());
    }
    expect(drawn.size).toBe(words.length);
  });

  test("letters without a font become Latin ones", async () => {
    expect(await inkOf("한국")).toEqual(await inkOf("HanGug"));
  });

  test("a picture that cannot be painted is a line in the log", async () => {
    const lines: unknown[] = [];
    const log = {
      ...silentLog,
      warn: (...line: unknown[]) => lines.push(line),
    } as unknown as typeof silentLog;
    const broken = { ...samplePicture(), rows: null } as unknown as ReturnType<typeof samplePicture>;
    expect(await tryPaint(broken, log)).toBeNull();
    expect(lines).toHaveLength(1);
    expect(await tryPaint(undefined, log)).toBeNull();
  });
});

test("in words a picture says every count and mark, within its bound", () => {
  const { alt: _, ...picture } = samplePicture();
  expect(describePicture(picture)).toBe(
    "Articles by language and place. All articles: English 3, Spanish 2. Norway: English 2, Spanish 1. Port Sorrel: Spanish (Another article on the event)",
  );
  const rows = Array.from({ length: 90 }, () => picture.rows[0]!);
  expect(describePicture({ ...picture, rows }).length).toBeLessThanOrEqual(MAX_ALT);
});
