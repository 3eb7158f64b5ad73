/**
 * Maps a stream with at most `concurrency` calls under way and gives the results in the order of the input.
 * Reads ahead no further than that, so that memory stays bounded however slow the consumer is.
 */
export async function* mapInOrder<In, Out>(
  input: AsyncIterable<In>,
  concurrency: number,
  map: (item: In, index: number) => Promise<Out>,
): AsyncGenerator<Out> {
  const underWay: Promise<Out>[] = [];
  let index = 0;
  for await (const item of input) {
    underWay.push(map(item, index++));
    if (underWay.length >= concurrency) yield await (underWay.shift() as Promise<Out>);
  }
  for (const result of underWay) yield await result;
}
