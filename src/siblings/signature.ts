/** The language-neutral evidence by which siblings are found. Plain JSON: it is stored. Owned by src/siblings. */
export interface Signature {
  readonly version: number;
}
