/** Saves one setting after another in the folder of its first argument and prints the number of each that is saved. */
import { sql } from "kysely";
import { openSqlite } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";

const [folder = "", manner] = process.argv.slice(2);
const database = await openSqlite(folder);
if (manner === "carelessly") await sql`PRAGMA synchronous = OFF`.execute(database.query);
const store = createStore(database);
for (let number = 1; ; number++) {
  await store.settings.write({ scope: "tenant", subject: "web:one" }, `n${number}`, number, "web:one");
  process.stdout.write(`${number}\n`);
}
