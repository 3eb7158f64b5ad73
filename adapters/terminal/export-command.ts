import { parseArgs } from "node:util";
import { parseConfig, readEnvironment } from "../../src/config.ts";
import { openStore } from "../../src/store/store.ts";
import { chooseSubject } from "./choose-subject.ts";

/** `export`: prints all that is kept for a tenant or about a person as JSON. */
export async function runExport(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { tenant: { type: "string" }, person: { type: "string" } },
  });
  const { tenant, person } = chooseSubject("export", values);
  const store = await openStore(parseConfig(readEnvironment()));
  try {
    const data =
      tenant !== null ? await store.privacy.readTenant(tenant) : await store.privacy.readPerson(person);
    process.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
  } finally {
    await store.close();
  }
}
