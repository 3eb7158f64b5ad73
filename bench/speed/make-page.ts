const PLACES = ["Velmora", "Tessaly Bay", "Orsk Hill", "the Linden Quarter", "Port Amber", "Karsund"];
const PEOPLE = ["Ilse Brandt", "Tomas Varga", "Noor Haddad", "Mei Tanaka", "Paul Okafor"];
const ACTS = [
  "repaired the lighthouse",
  "counted the herring boats",
  "paid for a new library",
  "closed the old ferry line",
];

/** An invented news page of about `bytes` bytes: paragraphs of varying sentences between a header and a footer. */
export function makePage(bytes: number): string {
  const paragraphs: string[] = [];
  let length = 0;
  for (let i = 0; length < bytes - 600; i += 1) {
    const paragraph = `<p class="body">${[0, 1, 2].map((k) => makeSentence(3 * i + k)).join(" ")}</p>\n`;
    paragraphs.push(paragraph);
    length += paragraph.length;
  }
  return `<!doctype html><html lang="en"><head><title>Harbour news</title><meta name="author" content="A. Writer"></head>
<body><header><nav><a href="/">Home</a> <a href="/news">News</a></nav></header>
<article><h1>Harbour towns count their winter</h1>
${paragraphs.join("")}</article><footer><p>All rights reserved</p></footer></body></html>`;
}

/** The same number gives the same sentence; few numbers give the same. */
export function makeSentence(i: number): string {
  const pick = (list: readonly string[], step: number) => list[Math.floor(i / step) % list.length]!;
  const year = 1950 + ((i * 37) % 75);
  return `In ${year} the council of ${pick(PLACES, 1)} ${pick(ACTS, 2)}, and ${pick(PEOPLE, 3)} said that ${(i * 7919) % 9973} people of ${pick(PLACES, 5)} had asked for it.`;
}
