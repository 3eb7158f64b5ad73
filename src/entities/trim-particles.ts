import { particleFinder } from "./attached-particles.ts";
import type { Mention } from "./mention.ts";
import type { NameToken } from "./split-name-tokens.ts";

/** Mentions without the particles that Korean, Arabic, Hebrew or Amharic write onto them. */
export function trimParticles(
  text: string,
  tokens: readonly NameToken[],
  mentions: readonly Mention[],
  language: string,
): readonly Mention[] {
  const find = particleFinder(tokens, language);
  if (find === null) return mentions;
  return mentions.map((mention) => {
    const name = text.slice(mention.start, mention.end);
    const first = /^\S+/u.exec(name)?.[0] ?? name;
    const last = /\S+$/u.exec(name)?.[0] ?? name;
    const start = mention.start + find(first)[0];
    const end = mention.end - find(last)[1];
    return end > start ? { ...mention, start, end } : mention;
  });
}
