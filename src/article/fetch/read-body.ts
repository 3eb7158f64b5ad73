import { type Readable, Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import * as zlib from "node:zlib";
import { ReadingError } from "../../errors.ts";

/** More than this many codings on one body is an attack, not a web server. */
const MAX_CODINGS = 2;

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: () => zlib.createGunzip(),
  "x-gzip": () => zlib.createGunzip(),
  deflate: () => zlib.createUnzip(),
  br: () => zlib.createBrotliDecompress(),
  // Node gained zstd in 22.15; on 20 it is not offered and not understood.
  ...("createZstdDecompress" in zlib && {
    zstd: () => (zlib as unknown as { createZstdDecompress(): Transform }).createZstdDecompress(),
  }),
};

/** The value of Accept-Encoding. Deflate is read but not asked for: half the servers mean another format by it. */
export const acceptedCodings = ["gzip", "br", "zstd"].filter((name) => name in decoders).join(", ");

/**
 * Reads a response body to its end and undoes its Content-Encoding. Neither the bytes on the wire nor those
 * after any decoding step may exceed `maxBytes`. Throws ReadingError `too-large`, or `unreachable` where the
 * coding is unknown or the data does not decode.
 */
export async function readBody(
  body: Readable,
  contentEncoding: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Buffer> {
  const codings = contentEncoding
    .toLowerCase()
    .split(",")
    .map((name) => name.trim());
  const steps = codings.filter((name) => name !== "" && name !== "identity").reverse();
  const unknown = steps.find((name) => !(name in decoders));
  if (unknown !== undefined || steps.length > MAX_CODINGS) {
    body.destroy();
    throw new ReadingError("unreachable", `content-encoding ${contentEncoding.slice(0, 40)}`);
  }
  const chunks: Buffer[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  const stages = steps.flatMap((name) => [limitBytes(maxBytes), decoders[name]!()]);
  try {
    await pipeline([body, ...stages, limitBytes(maxBytes), sink], { signal });
  } catch (error) {
    if (isCodingError(error))
      throw new ReadingError("unreachable", `broken ${contentEncoding.slice(0, 40)}`, error);
    throw error;
  }
  return Buffer.concat(chunks);
}

function limitBytes(maxBytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > maxBytes) done(new ReadingError("too-large", `${maxBytes} bytes`));
      else done(null, chunk);
    },
  });
}

function isCodingError(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^(Z_|ERR__ERROR_|ERR_BROTLI|ERR_ZSTD|ZSTD_)/.test(code);
}
