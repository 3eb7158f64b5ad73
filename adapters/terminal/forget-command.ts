import { parseArgs } from "node:util";
import { parseConfig, readEnvironment } from "../../src/config.ts";
import { openStore } from "../../src/store/store.ts";
import { forgetPersonData, forgetTenantData } from "../../src/store/tenant-data.ts";
import { UsageError } from "./usage.ts";

/** `forget`: erases what is kept for a tenant or a person; nothing happens without `--yes`. */
export async function runForget(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { tenant: { type: "string" }, person: { type: "string" }, yes: { type: "boolean" } },
  });
  const { tenant, person } = values;
  if (!tenant === !person) throw new UsageError("forget: expected --tenant ID or --person PLATFORM:ID.");
  if (person && !/^[a-z]+:./.test(person))
    throw new UsageError("forget: a person is PLATFORM:ID, such as discord:80351110224678912.");
  if (!values.yes) throw new UsageError("forget: this cannot be undone. Add --yes to erase.");
  const store = await openStore(parseConfig(readEnvironment()));
  try {
    if (tenant) await forgetTenantData(store, tenant);
    if (person) await forgetPersonData(store, person);
    process.stdout.write("Erased.\n");
  } finally {
    await store.close();
  }
}
