/**
 * Two who ask for the same thing at once share one piece of work. Returns a function that begins `work` under a key
 * or joins the one under way; nothing is kept once it is done.
 */
export function shareWork<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (key, work) => {
    const joined = underWay.get(key);
    if (joined !== undefined) return joined;
    const begun = work().finally(() => underWay.delete(key));
    underWay.set(key, begun);
    return begun;
  };
}
