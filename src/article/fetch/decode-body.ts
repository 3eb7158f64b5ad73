import { isUtf8 } from "node:buffer";
import { TextDecoder } from "@exodus/bytes/encoding.js";
import { getEncoding } from "encoding-sniffer";

/** Pages put scripts before their charset declaration; the standard's 1024 bytes miss some. */
const SNIFFED_BYTES = 4096;

/**
 * Decodes the bytes of a page: byte order mark, then the charset of the Content-Type header, then the page's own
 * `<meta>` or XML declaration (WHATWG encoding sniffing). Bytes that are valid UTF-8 and not plain ASCII are taken
 * for UTF-8 whatever was declared: no legacy text of a page's length reads as UTF-8 by accident.
 */
export function decodeBody(bytes: Uint8Array, headerCharset: string | undefined): string {
  const declared = getEncoding(bytes, {
    maxBytes: SNIFFED_BYTES,
    defaultEncoding: "windows-1252",
    ...(headerCharset !== undefined && { transportLayerEncodingLabel: headerCharset }),
  });
  const encoding = declared.startsWith("utf-16") || !isUtf8(bytes) ? declared : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}
