import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const USAGE = "usage: npm run bench -- <task> [--data DIR]";

/** A task measures on a data folder and prints its tables. */
type Task = (dataDir: string) => Promise<void> | void;

/** A task is a folder whose index.ts exports a function of the folder's name. */
function listTasks(): string[] {
  return readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(import.meta.dirname, entry.name, "index.ts")))
    .map((entry) => entry.name);
}

async function loadTask(name: string): Promise<Task> {
  const module = (await import(`./${name}/index.ts`)) as Record<string, Task | undefined>;
  const task = module[name];
  if (task === undefined) throw new Error(`bench/${name}/index.ts exports no function \`${name}\``);
  return task;
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { data: { type: "string", default: "../shared/data" } },
  });
  const [name] = positionals;
  const tasks = listTasks();
  if (name === undefined || !tasks.includes(name)) {
    throw new Error(`${USAGE}\ntasks: ${tasks.join(", ")}`);
  }
  const dataDir = resolve(values.data);
  if (!existsSync(dataDir)) throw new Error(`no data folder at ${dataDir}: name one with --data DIR`);
  const task = await loadTask(name);
  await task(dataDir);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
