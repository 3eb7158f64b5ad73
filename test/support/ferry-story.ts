import type { SitePage } from "./site-server.ts";

const alternates = `<link rel="alternate" hreflang="en" href="{origin}/en/ferry">
<link rel="alternate" hreflang="es" href="{origin}/es/transbordador">`;

/** An invented article in two editions and an unrelated one, as a publisher's pages. */
const english = [
  "The island of Corva and the port of Ellery will be joined by an electric ferry from 14 May, the regional transport minister, Ana Lucía Ferreyra, announced on Tuesday.",
  "The ship, named Golondrina, carries 220 passengers and 38 cars and crosses the strait in 47 minutes, a third less than the diesel boat that it replaces.",
  "It was built for 61.5 million euros at the Vantaa yard in Finland, and the European Union paid 40 percent of the price.",
  "“For thirty years we have been told that the island must wait,” said the mayor of Corva, Tomás Iriarte, at the ceremony in Ellery.",
  "The 3,400 people of Corva depend on the crossing for school, hospital and work, and last winter storms stopped the old boat on 26 days.",
  "Fishermen fear that the new timetable will keep them out of the harbour during the best hours of the morning.",
  "Their association, led by Beatriz Solano, has asked the court in Ellery to examine the contract, which runs until 2041.",
  "Ferreyra said that talks would begin on 3 March and promised that no berth would be lost.",
  "Tickets will cost 9 euros for visitors, while islanders will travel free of charge.",
];
const spanish = [
  "La isla de Corva y el puerto de Ellery quedarán unidos por un transbordador eléctrico a partir del 14 de mayo, anunció el martes la ministra regional de Transportes, Ana Lucía Ferreyra.",
  "El barco, llamado Golondrina, lleva 220 pasajeros y 38 automóviles y cruza el estrecho en 47 minutos, un tercio menos que el buque diésel al que sustituye.",
  "Se construyó por 61,5 millones de euros en el astillero de Vantaa, en Finlandia, y la Unión Europea pagó el 40 por ciento del precio.",
  "«Durante treinta años nos han dicho que la isla debe esperar», dijo el alcalde de Corva, Tomás Iriarte, en la ceremonia celebrada en Ellery.",
  "Los 3.400 habitantes de Corva dependen de la travesía para la escuela, el hospital y el trabajo, y el invierno pasado los temporales detuvieron el viejo barco durante 26 días.",
  "Los pescadores temen que el nuevo horario los deje fuera del puerto en las mejores horas de la mañana.",
  "Su asociación, dirigida por Beatriz Solano, ha pedido al tribunal de Ellery que examine el contrato, vigente hasta 2041.",
  "Ferreyra afirmó que las conversaciones empezarán el 3 de marzo y prometió que no se perderá ningún atraque.",
  "Los billetes costarán 9 euros para los visitantes, mientras que los isleños viajarán gratis.",
];
const unrelated = [
  "Astronomers at the Karsk observatory have counted 1,912 new craters on the far side of the Moon, using pictures taken over six years.",
  "The smallest of them measures 11 metres across, said Ingrid Halvorsen, who leads the group of fourteen researchers.",
  "They expect the number to double when the second camera begins its work in September.",
  "The catalogue is open to everybody and can be searched by size, age and depth.",
  "Schools in Karsk will be asked to name eighty of the craters after local rivers.",
];

export const ferryStory = { english, spanish } as const;

/** The pages by path. */
export const ferryPages: Readonly<Record<string, SitePage>> = {
  "/en/ferry": { body: page("en", "Electric ferry to link Corva and Ellery from May", english) },
  "/es/transbordador": {
    body: page("es", "Un transbordador eléctrico unirá Corva y Ellery desde mayo", spanish),
  },
  "/en/craters": { body: page("en", "Nearly two thousand new craters counted on the Moon", unrelated) },
};

function page(language: string, title: string, paragraphs: readonly string[]): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title} | El Faro</title>
<meta property="og:title" content="${title}"><meta property="og:site_name" content="El Faro">
<meta property="article:published_time" content="2026-02-10T09:30:00+01:00">
${title.includes("erry") || title.includes("transbordador") ? alternates : ""}</head>
<body><header><nav><a href="/">El Faro</a> <a href="/mar">Mar</a></nav></header>
<main><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join("\n")}</article></main>
<footer><p>© El Faro</p></footer></body></html>`;
}
