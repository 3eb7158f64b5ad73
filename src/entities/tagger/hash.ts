/** FNV-1a over UTF-16 units, 32 bits, started from a seed. */
export function hashText(text: string, seed: number, from = 0, to = text.length): number {
  let hash = seed ^ 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash, to - from);
}

/** Two 32-bit numbers made one (the finaliser of MurmurHash3). */
export function mix(left: number, right: number): number {
  let hash = left ^ Math.imul(right, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
