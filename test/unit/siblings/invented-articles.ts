import type { Brief } from "../../../src/brief/brief.ts";
import { makeSignature } from "../../../src/siblings/make-signature.ts";
import type { Sentence } from "../../../src/text/span.ts";

/** A Brief of invented sentences, one a line, without the reading that siblings do not need. */
export function inventBrief(
  id: string,
  language: string,
  title: string,
  lines: readonly string[],
  publishedAt: string | null = null,
): Brief {
  const text = lines.join("\n\n");
  const sentences: Sentence[] = [];
  let start = 0;
  for (const [paragraph, line] of lines.entries()) {
    sentences.push({ start, end: start + line.length, paragraph });
    start += line.length + 2;
  }
  const article = {
    url: `https://${language}.example.org/${id}`,
    canonicalUrl: `https://${language}.example.org/${id}`,
    title,
    byline: null,
    publisher: "The Example",
    declaredLanguage: language,
    publishedAt,
    image: null,
    text,
    alternates: [],
    links: [],
  };
  const signature = makeSignature({ article, language, sentences, entities: [] });
  const summaries = [[0], [0, 1], [0, 1, 2]];
  return { id, article, language, languageConfidence: 1, sentences, summaries, entities: [], signature };
}

/** One invented article on a ferry in three languages, and two others on neighbouring matters. */
export const ferry = {
  en: inventBrief("ferry-en", "en", "Ferry Marigold returns to Port Velmar", [
    "The ferry Marigold returned to Port Velmar on Tuesday after 47 days of repairs.",
    "Captain Henrik Dalgaard said the ship had cost 3.2 million crowns to mend.",
    "It will carry 418 passengers between Velmar and Sankt Orlo.",
    "Minister Tamara Kostova called the work a success for Norlandia.",
    "The old engine, built in 1983, goes to the Brunnhaven museum.",
  ]),
  es: inventBrief("ferry-es", "es", "El transbordador Marigold vuelve a Puerto Velmar", [
    "El transbordador Marigold volvió el martes a Puerto Velmar tras 47 días de reparaciones.",
    "El capitán Henrik Dalgaard dijo que arreglar el barco había costado 3,2 millones de coronas.",
    "Llevará a 418 pasajeros entre Velmar y Sankt Orlo.",
    "La ministra Tamara Kostova calificó la obra de éxito para Norlandia.",
    "El viejo motor, construido en 1983, irá al museo de Brunnhaven.",
  ]),
  ru: inventBrief("ferry-ru", "ru", "Паром «Мариголд» вернулся в порт Велмар", [
    "Паром «Мариголд» вернулся во вторник в порт Велмар после 47 дней ремонта.",
    "Капитан Хенрик Далгаард сказал, что ремонт обошёлся в 3,2 миллиона крон.",
    "Он будет перевозить 418 пассажиров между Велмаром и Санкт-Орло.",
    "Министр Тамара Костова назвала работу успехом для Норландии.",
    "Старый двигатель, построенный в 1983 году, отправится в музей Бруннхафена.",
  ]),
};

/** Articles that are siblings of nothing. */
export const strangers = [
  inventBrief("harvest-en", "en", "Quince harvest fails in the Oster valley", [
    "Growers in the Oster valley expect to lose 60 percent of their quinces this year.",
    "Late frost in April killed the blossoms, said Agnes Thorvald of the growers' union.",
    "A crate now sells for 29 crowns at the market in Lindesholm.",
  ]),
  inventBrief("chess-es", "es", "Una niña de nueve años gana el torneo de Castelmar", [
    "Lucía Ferrándiz, de nueve años, ganó el sábado el torneo de ajedrez de Castelmar.",
    "Venció en 31 jugadas al maestro Ottokar Wessel.",
    "El club espera recibir a 120 jugadores el año que viene.",
  ]),
];
