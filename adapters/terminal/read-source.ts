import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { NO_ADDRESS } from "../../src/article/article.ts";
import { decodeBody } from "../../src/article/fetch/decode-body.ts";
import type { Brief } from "../../src/brief/brief.ts";
import type { DocumentReader } from "../../src/brief/brief-link.ts";
import { PLACE } from "./place.ts";
import { UsageError } from "./usage.ts";

/** Reads a link, a file (HTML or text) or `-` for standard input. Throws ReadingError and UsageError. */
export async function readSource(source: string, reader: DocumentReader): Promise<Brief> {
  if (/^https?:\/\//i.test(source)) return reader.readLink(source, { ...PLACE, onSlow: tellSlow });
  const body = decodeBody(source === "-" ? await buffer(process.stdin) : await readBytes(source), undefined);
  if (!looksLikeHtml(body)) return reader.readText(body, PLACE);
  return reader.readPage({ url: NO_ADDRESS, body, mediaType: "text/html", contentLanguage: null }, PLACE);
}

async function readBytes(path: string): Promise<Buffer> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`read: cannot read ${path} (${error.code}).`);
  });
}

function looksLikeHtml(body: string): boolean {
  return /^\s*(<\?xml|<!doctype html|<!--|<html|<head|<body|<article|<div|<p\b)/i.test(body.slice(0, 1_000));
}

function tellSlow(host: string): void {
  if (process.stderr.isTTY) process.stderr.write(`waiting for ${host} …\n`);
}
