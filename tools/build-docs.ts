// Writes what is generated for readers: npm run docs
import { writeFileSync } from "node:fs";
import { renderExample, renderReference } from "./render-configuration.ts";

const write = (path: string, text: string) => writeFileSync(new URL(`../${path}`, import.meta.url), text);

write("docs/configuration.md", renderReference());
write(".env.example", renderExample());
