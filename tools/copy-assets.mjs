// Copies what tsc leaves behind (weights, pages, styles) next to the compiled JavaScript.
import { cpSync } from "node:fs";

for (const folder of ["src", "adapters"])
  cpSync(folder, `dist/${folder}`, { recursive: true, filter: (path) => !path.endsWith(".ts") });
