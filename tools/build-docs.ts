// Writes what is generated for readers: npm run docs
import { readFileSync, writeFileSync } from "node:fs";
import { slackSetup } from "../adapters/slack/set-up.ts";
import { renderExample, renderReference } from "./render-configuration.ts";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const write = (path: string, text: string) => writeFileSync(new URL(`../${path}`, import.meta.url), text);

write("docs/configuration.md", renderReference());
write(".env.example", renderExample());
write(
  "README.md",
  read("README.md").replace(/^\[slack-app\]: .*$/m, `[slack-app]: ${slackSetup.manifestLink}`),
);
