/** A line longer than the limit, of which the start was dropped: nothing more is known of it. */
export const TOO_LONG = Symbol("too long");

/**
 * Splits a byte stream into lines with bounded memory. Blank lines are passed over;
 * a line of more than `maxLength` UTF-16 units is given as TOO_LONG.
 */
export async function* readLines(
  input: AsyncIterable<Buffer | string>,
  maxLength = 64 * 2 ** 20,
): AsyncGenerator<string | typeof TOO_LONG> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  let length = 0;
  for await (const chunk of input) {
    const pieces = (typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true })).split("\n");
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) {
        yield* finish();
      }
      length += piece.length;
      if (length <= maxLength) parts.push(piece);
      else parts = [];
    }
  }
  const rest = decoder.decode();
  length += rest.length;
  parts.push(rest);
  yield* finish();

  function* finish() {
    const line = length > maxLength ? TOO_LONG : parts.join("");
    parts = [];
    length = 0;
    if (line === TOO_LONG || line.trim() !== "") yield line;
  }
}
