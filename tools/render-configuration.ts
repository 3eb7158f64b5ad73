import { type VariableGroup, type VariableSpec, variableGroups } from "../src/config-variables.ts";

const groups: readonly VariableGroup[] = variableGroups;

const INTRODUCTION = `# Configuration

Everything is optional: without any of it \`npm start\` opens the web chat on this machine. Variables are read from the
environment and from \`.env\` in the working directory; the environment wins. All that is wrong with them is reported at
once, by name, and the program ends with exit code 78. \`npm run --silent cli -- setup\` writes the usual ones,
\`npm run --silent cli -- doctor\` checks them.

This page and [\`.env.example\`](../.env.example) are written from \`src/config-variables.ts\` by \`npm run docs\`.
`;

/** docs/configuration.md. */
export function renderReference(): string {
  const parts = groups.map(({ title, about, variables }) => {
    const rows = Object.entries(variables).map(
      ([name, { about: what, values = "", fallback }]) =>
        `| \`${name}\` | ${what} | ${values} | ${fallback === undefined ? "" : `\`${fallback}\``} |`,
    );
    const table = ["| variable | what it is | values | default |", "|---|---|---|---|", ...rows];
    return [`## ${title}`, ...(about === "" ? [] : ["", about]), "", ...table].join("\n");
  });
  return `${[INTRODUCTION, ...parts].join("\n\n").replace("\n\n\n", "\n\n")}\n`;
}

/** .env.example: every variable as a comment. */
export function renderExample(): string {
  const parts = groups.map(({ title, about, variables }) =>
    [
      comment(`${title}. ${about}`.trim()),
      ...Object.entries(variables).map(([name, spec]) => describe(name, spec)),
    ].join("\n"),
  );
  const first = "# Everything here is optional. With nothing set, `npm start` opens the local web chat.";
  return `${[first, ...parts].join("\n\n")}\n`;
}

function describe(name: string, { about, values, fallback, example }: VariableSpec): string {
  const taken = values === undefined ? about : `${about} Takes ${values}.`;
  return `${comment(taken)}\n#${name}=${fallback ?? example ?? ""}`;
}

const WIDTH = 110;

/** Plain words, wrapped. */
function comment(markdown: string): string {
  const plain = markdown.replace(/\[([^\]]+)\]\(([^)]+)\)/g, "docs/$2").replace(/[`*]/g, "");
  const lines = [""];
  for (const word of plain.split(" ")) {
    const line = lines.at(-1)!;
    if (line.length + word.length + 3 > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines.map((line) => `# ${line}`).join("\n");
}
