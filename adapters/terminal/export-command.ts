import { parseArgs } from "node:util";
import { parseConfig, readEnvironment } from "../../src/config.ts";
import { openDatabase } from "../../src/store/store.ts";
import { readTenantData } from "../../src/store/tenant-data.ts";
import { UsageError } from "./usage.ts";

/** `export`: prints all that is kept for a tenant as JSON. */
export async function runExport(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { tenant: { type: "string" } } });
  if (!values.tenant) throw new UsageError("export: expected --tenant ID.");
  const database = await openDatabase(parseConfig(readEnvironment()));
  try {
    const data = await readTenantData(database, values.tenant);
    process.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
  } finally {
    await database.close();
  }
}
