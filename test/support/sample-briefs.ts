import type { Brief } from "../../src/brief/brief.ts";
import { briefId } from "../../src/brief/brief-id.ts";
import type { Entity } from "../../src/entities/entity.ts";
import type { Sibling } from "../../src/siblings/sibling.ts";

/** One invented story in three languages; sentence n says the same in each. */
const stories = {
  en: {
    url: "https://harbour.example/en/ferry",
    publisher: "The Harbour Post",
    title: "Night ferry returns to Port Sorrel",
    sentences: [
      "The night ferry will sail again from Monday.",
      "It carries 240 passengers and thirty cars.",
      "Captain Ada Quill has waited two years for this.",
      "Venezuela lent the engine, the harbour office said.",
    ],
  },
  es: {
    url: "https://harbour.example/es/ferri",
    publisher: "The Harbour Post",
    title: "El ferri nocturno vuelve a Port Sorrel",
    sentences: [
      "El ferri nocturno volverá a zarpar el lunes.",
      "Lleva a 240 pasajeros y treinta coches.",
      "La capitana Ada Quill ha esperado dos años.",
      "Venezuela prestó el motor, dijo la oficina del puerto.",
    ],
  },
  ar: {
    url: "https://mina.example/ar/abbara",
    publisher: "مينا",
    title: "عودة العبّارة الليلية",
    sentences: [
      "ستبحر العبّارة الليلية من جديد يوم الاثنين.",
      "تحمل 240 راكبا وثلاثين سيارة.",
      "انتظرت القبطان آدا كويل عامين.",
      "أعارت فنزويلا المحرك، كما قال مكتب الميناء.",
    ],
  },
} as const;

export type SampleLanguage = keyof typeof stories;

/** The story's brief in a language; other fields of its article may be given. */
export function sampleBrief(language: SampleLanguage, article: Partial<Brief["article"]> = {}): Brief {
  const story = stories[language];
  const whole = {
    url: story.url,
    canonicalUrl: story.url,
    title: story.title,
    byline: null,
    publisher: story.publisher,
    declaredLanguage: language,
    publishedAt: "2026-02-17",
    image: null,
    text: story.sentences.join(" "),
    alternates: [],
    links: [],
    ...article,
  };
  return {
    id: briefId(whole),
    article: whole,
    language,
    languageConfidence: 0.98,
    sentences: story.sentences.map((sentence) => {
      const start = whole.text.indexOf(sentence);
      return { start, end: start + sentence.length, paragraph: 0 };
    }),
    summaries: [[0], [0, 1], [0, 1, 2], [0, 1, 2, 3], [0, 1, 2, 3], [0, 1, 2, 3], [0, 1, 2, 3]],
    entities: [
      sampleEntity({ name: "Ada Quill", type: "person" }),
      sampleEntity({ name: "Venezuela", type: "place", country: "VE" }),
    ],
    signature: { version: 1 } as Brief["signature"],
  };
}

export function sampleEntity(fields: Partial<Entity>): Entity {
  const name = fields.name ?? "Port Sorrel";
  return {
    name,
    type: "place",
    key: name.toLowerCase(),
    country: null,
    confidence: 0.99,
    count: 1,
    mentions: [{ start: 0, end: name.length }],
    ...fields,
  };
}

/** How a brief appears among another's siblings. */
export function toSibling(brief: Brief, fields: Partial<Sibling> = {}): Sibling {
  return {
    id: brief.id,
    language: brief.language,
    url: brief.article.url,
    title: brief.article.title,
    publisher: brief.article.publisher,
    relation: "translation",
    score: 0.97,
    reasons: [{ kind: "sentences-aligned", count: 11, of: 12 }],
    ...fields,
  };
}
