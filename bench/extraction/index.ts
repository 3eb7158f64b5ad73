import { measureMetadata } from "./measure-metadata.ts";
import { measureText } from "./measure-text.ts";

/** Measures article extraction against npm's own on the pages under `<dataDir>/extract-dev`, and metadata. */
export async function extraction(dataDir: string): Promise<void> {
  await measureText(dataDir, "aeb", ["all"]);
  await measureText(dataDir, "trafilatura", ["all", "neither de nor en", "de", "en"]);
  measureMetadata(dataDir);
}
