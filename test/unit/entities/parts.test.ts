import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askCompromise } from "../../../src/entities/ask-compromise.ts";
import { isCalendarWord } from "../../../src/entities/calendar-words.ts";
import { countryOf } from "../../../src/entities/country-codes.ts";
import { findCountries } from "../../../src/entities/find-countries.ts";
import { joinForms } from "../../../src/entities/join-forms.ts";
import { collectForms } from "../../../src/entities/name-form.ts";
import { sameName } from "../../../src/entities/same-name.ts";
import { scriptKind } from "../../../src/entities/script-kind.ts";
import { splitNameTokens } from "../../../src/entities/split-name-tokens.ts";
import { bestLabels, posterior } from "../../../src/entities/tagger/crf.ts";
import { LABELS, mayFollow } from "../../../src/entities/tagger/labels.ts";
import { trimName } from "../../../src/entities/trim-name.ts";
import { splitSentences } from "../../../src/text/split-sentences.ts";

function tokens(text: string, language = "en"): string[] {
  const sentences = [{ start: 0, end: text.length, paragraph: 0 }];
  return splitNameTokens(text, sentences, language).map((token) => token.text);
}

function joined(
  text: string,
  names: readonly (readonly [string, "person" | "place" | "organisation"])[],
  language: string,
) {
  let from = 0;
  const mentions = names.map(([name, type]) => {
    const start = text.indexOf(name, from);
    from = start + name.length;
    return { start, end: from, type, confidence: 1, certainty: 1 };
  });
  return joinForms(collectForms(text, mentions), language).map(({ name, mentions: all }) => [
    name,
    all.length,
  ]);
}

describe("splitNameTokens", () => {
  it("cuts at apostrophes but not inside a surname, and keeps initials and hyphens", () => {
    expect(tokens("J. O'Brien's plan")).toEqual(["J.", "O'Brien", "'s", "plan"]);
    expect(tokens("dell'Unione Al-Ain", "it")).toEqual(["dell'", "Unione", "Al-Ain"]);
    expect(tokens("L’Europe O’Brien", "fr")).toEqual(["L’", "Europe", "O’Brien"]);
    expect(tokens("L’Amour", "en")).toEqual(["L’Amour"]);
    expect(tokens("東京タワー", "ja")).toEqual(["東", "京", "タワー"]);
  });

  it("gives tokens in order that stand where they say", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        const all = splitNameTokens(text, [{ start: 0, end: text.length, paragraph: 0 }], "en");
        for (const [index, { start, end, text: word }] of all.entries()) {
          expect(text.slice(start, end)).toBe(word);
          expect(start).toBeGreaterThanOrEqual(all[index - 1]?.end ?? 0);
        }
      }),
    );
  });
});

describe("findCountries", () => {
  const found = (text: string, language: string) =>
    findCountries(text, splitNameTokens(text, splitSentences(text, language), language), language).map(
      ({ start, end, type }) => [text.slice(start, end), type],
    );

  it("finds countries, continents and unions in the text's language", () => {
    expect(found("L’Union européenne aide le Tchad et toute l’Afrique.", "fr")).toEqual([
      ["Union européenne", "organisation"],
      ["Tchad", "place"],
      ["Afrique", "place"],
    ]);
    expect(found("Люди приехали из стран. Африка и Китай растут.", "ru")).toEqual([
      ["Африка", "place"],
      ["Китай", "place"],
    ]);
  });

  it("gives them one key in every language", () => {
    expect(countryOf(["Europa"], "de")).toBe("150");
    expect(countryOf(["Европа"], "ru")).toBe("150");
    expect(countryOf(["Unión Europea"], "es")).toBe("EU");
    expect(countryOf(["Welt"], "de")).toBeNull();
  });
});

describe("joinForms", () => {
  it("joins inflected forms under the shortest one that the text has", () => {
    const text = "Premiér Fiala jednal. Podle Fialy nic. S Fialou také.";
    const names = [
      ["Fiala", "person"],
      ["Fialy", "person"],
      ["Fialou", "person"],
    ] as const;
    expect(joined(text, names, "cs")).toEqual([["Fiala", 3]]);
  });

  it("joins an acronym to what it stands for", () => {
    const text = "The European Union met. The EU agreed.";
    expect(
      joined(
        text,
        [
          ["European Union", "organisation"],
          ["EU", "organisation"],
        ],
        "en",
      ),
    ).toEqual([["European Union", 2]]);
  });

  it("leaves a city that bears a person's name alone", () => {
    const text = "George Washington was here. Washington is large.";
    expect(
      joined(
        text,
        [
          ["George Washington", "person"],
          ["Washington", "place"],
        ],
        "en",
      ),
    ).toHaveLength(2);
  });
});

describe("joinForms for persons", () => {
  const person = (name: string) => [name, "person"] as const;

  it("shows a last name without its ending where the text has it so", () => {
    const text = "Mikael Agricolan kirja. Agricola kirjoitti.";
    expect(joined(text, [person("Mikael Agricolan"), person("Agricola")], "fi")).toEqual([
      ["Mikael Agricola", 2],
    ]);
    // Where first names have endings too, one without the other would be no form at all.
    const russian = "С Игорем Зорановым. Зоранов молчит.";
    expect(joined(russian, [person("Игорем Зорановым"), person("Зоранов")], "ru")).toEqual([
      ["Игорем Зорановым", 2],
    ]);
  });

  it("takes no role or number before a name for a part of it", () => {
    const text = "Onderwijs Anna Vlieg zei. Toen ging Anna Vlieg. 10-Peter Zant (5) en Peter Zant.";
    const names = ["Onderwijs Anna Vlieg", "Anna Vlieg", "10-Peter Zant", "Peter Zant"].map(person);
    expect(joined(text, names, "nl")).toEqual([
      ["Anna Vlieg", 2],
      ["Peter Zant", 2],
    ]);
  });

  it("joins no organisation, piece of a compound or other script to a person", () => {
    const text = "Die Zant-ABC. Die ABC. Gedung ABC. 李雷 I Do. 李雷 办. 李雷.";
    const names = [
      person("Zant-ABC"),
      ["ABC", "organisation"],
      person("Gedung ABC"),
      person("李雷 I Do"),
      person("李雷 办"),
      person("李雷"),
    ] as const;
    expect(joined(text, names, "de").map(([, count]) => count)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it("takes neither half a sentence nor a title in small letters for the whole name", () => {
    const text = "Berg hit Zant. Zant fell. Peter Zant left. Later zaman Vlieg. Vlieg came.";
    const names = ["Berg hit Zant", "Zant", "Peter Zant", "zaman Vlieg", "Vlieg"].map(person);
    expect(joined(text, names, "en")).toEqual([
      ["Berg hit Zant", 1],
      ["Peter Zant", 2],
      ["zaman Vlieg", 1],
      ["Vlieg", 1],
    ]);
  });

  it("joins a name to one with a small word before a hyphen", () => {
    const names = ["Omar al-Zant", "Zant"].map(person);
    expect(joined("Omar al-Zant came. Zant left.", names, "en")).toEqual([["Omar al-Zant", 2]]);
  });

  it("chooses among equally long forms the one in -a", () => {
    const text = "Iz Vrelne. U Vrelnu. Vrelna je velika. Iz Vrelne.";
    const names = ["Vrelne", "Vrelnu", "Vrelna", "Vrelne"].map((name) => [name, "place"] as const);
    expect(joined(text, names, "hr")).toEqual([["Vrelna", 4]]);
  });
});

describe("sameName", () => {
  it("does not take two endings of different names for cases of one", () => {
    expect(sameName(["kovacic"], ["kovacevic"], "cases")).toBe(false);
    expect(sameName(["nicu"], ["nicolae"], "cases")).toBe(false);
    expect(sameName(["zelenskii"], ["zelenskogo"], "cases")).toBe(true);
  });

  it("sees case endings only where a language has them", () => {
    expect(sameName(["moskva"], ["moskvy"], "cases")).toBe(true);
    expect(sameName(["martin"], ["martinez"], "none")).toBe(false);
    expect(sameName(["norge"], ["norges"], "genitive-s")).toBe(true);
  });
});

describe("countryOf", () => {
  it("knows names of the language, of English, aliases and inflected ones", () => {
    expect(countryOf(["Ucrania"], "es")).toBe("UA");
    expect(countryOf(["EE. UU."], "es")).toBe("US");
    expect(countryOf(["Афганистану"], "ru")).toBe("AF");
    expect(countryOf(["Việt Nam"], "vi")).toBe("VN");
    expect(countryOf(["Springfield"], "en")).toBeNull();
  });
});

describe("scriptKind", () => {
  it.each([
    ["Guten Tag", "cased"],
    ["Привет", "cased"],
    ["שלום לכולם", "caseless"],
    ["안녕하세요", "caseless"],
    ["这是中文 with English", "unspaced"],
  ])("%s is %s", (text, kind) => expect(scriptKind(text)).toBe(kind));
});

describe("trimName", () => {
  it("leaves out a possessive, but not a name's own apostrophe", () => {
    expect(trimName(["Dubai", "'s"], "en", "place")).toEqual([0, 1]);
    expect(trimName(["Dubai", "’s"], "en", "place")).toEqual([0, 1]);
    expect(trimName(["O'Brien"], "en", "person")).toEqual([0, 1]);
  });

  it("leaves out articles, particles and opened brackets", () => {
    expect(trimName(["de", "Maduro"], "es", "person")).toEqual([1, 2]);
    expect(trimName(["Federación", "(", "FA"], "es", "organisation")).toEqual([0, 1]);
    expect(trimName(["el", "jefe"], "es", "person")).toBeNull();
  });
});

describe("what is no name", () => {
  it("knows calendars and compromise's lexicon", () => {
    expect(isCalendarWord("März".toLowerCase(), "de")).toBe(true);
    expect(isCalendarWord("lunes", "es")).toBe(true);
    expect(isCalendarWord("ιανουάριο", "el")).toBe(true);
    expect(isCalendarWord("berlin", "de")).toBe(false);
    expect([askCompromise("Russian"), askCompromise("Germany"), askCompromise("Zzyzx")]).toEqual([
      "none",
      "place",
      null,
    ]);
  });
});

describe("the chain model", () => {
  it("never puts an inside label where it may not follow, and gives probabilities", () => {
    const scores = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
      minLength: LABELS,
      maxLength: LABELS * 6,
    });
    fc.assert(
      fc.property(scores, (values) => {
        const count = Math.floor(values.length / LABELS);
        const emissions = Float32Array.from(values.slice(0, count * LABELS));
        const chain = { count, emissions, transitions: new Float32Array(LABELS * LABELS) };
        const labels = bestLabels(chain);
        for (const [at, label] of labels.entries())
          expect(mayFollow(at === 0 ? -1 : labels[at - 1]!, label)).toBe(true);
        const { marginals } = posterior(chain);
        expect(marginals.slice(0, LABELS).reduce((sum, value) => sum + value)).toBeCloseTo(1);
      }),
    );
  });
});
