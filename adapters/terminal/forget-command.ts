import { parseArgs } from "node:util";
import { parseConfig, readEnvironment } from "../../src/config.ts";
import { openStore } from "../../src/store/store.ts";
import { chooseSubject } from "./choose-subject.ts";
import { UsageError } from "./usage.ts";

/** `forget`: erases what is kept for a tenant or a person; nothing happens without `--yes`. */
export async function runForget(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { tenant: { type: "string" }, person: { type: "string" }, yes: { type: "boolean" } },
  });
  const { tenant, person } = chooseSubject("forget", values);
  if (!values.yes) throw new UsageError("forget: this cannot be undone. Add --yes to erase.");
  const store = await openStore(parseConfig(readEnvironment()));
  try {
    if (tenant !== null) {
      await store.privacy.forgetTenant(tenant);
      await store.installations.remove(tenant);
    } else await store.privacy.forgetPerson(person);
    process.stdout.write("Erased.\n");
  } finally {
    await store.close();
  }
}
