// Writes adapters/slack/manifest.yaml from the command table: npx tsx tools/build-slack-manifest.ts
// With the bot's public address, prints the manifest of HTTP mode: npx tsx tools/build-slack-manifest.ts https://…
import { writeFileSync } from "node:fs";
import { stringify } from "yaml";
import { buildManifest } from "../adapters/slack/build-manifest.ts";

const address = process.argv[2]?.replace(/\/+$/, "") ?? null;
const yaml = stringify(buildManifest(address), { lineWidth: 110 });
if (address === null) writeFileSync(new URL("../adapters/slack/manifest.yaml", import.meta.url), yaml);
else process.stdout.write(yaml);
