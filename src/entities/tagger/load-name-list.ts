import { readFileSync } from "node:fs";
import { type NameList, nameList } from "./name-list.ts";

const BYTES = 5;
let loaded: NameList | undefined;

/** The lists of given names, family names and places that ship with Dragoman, read on first use. */
export function loadNameList(): NameList {
  if (loaded !== undefined) return loaded;
  const bytes = readFileSync(new URL("../weights/names.bin", import.meta.url));
  const count = bytes.length / BYTES;
  const copy = new Uint8Array(bytes);
  loaded = nameList(new Int32Array(copy.buffer, 0, count), copy.subarray(count * 4));
  return loaded;
}
