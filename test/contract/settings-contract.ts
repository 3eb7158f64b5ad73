import { expect, test } from "vitest";
import type { Store } from "../../src/store/store.ts";

/** What the store promises of settings, on either database. */
export function settingsContract(open: () => Promise<Pick<Store, "settings">>): void {
  const ada = { scope: "person", subject: "web:ada" } as const;
  const harbour = { scope: "channel", subject: "web:harbour" } as const;

  test("a setting is read back, changed and unset", async () => {
    const { settings } = await open();
    await settings.write(ada, "languages", ["es", "fr"], "web:one");
    await settings.write(ada, "languages", ["uk"], "web:one");
    await settings.write(harbour, "auto", "hint", "web:one");
    expect(await settings.read([ada])).toEqual([{ ...ada, name: "languages", value: ["uk"] }]);
    expect(await settings.read([ada, harbour])).toHaveLength(2);
    await settings.write(ada, "languages", null, "web:one");
    expect(await settings.read([ada])).toEqual([]);
    expect(await settings.read([])).toEqual([]);
  });

  test("a person and a tenant are forgotten apart", async () => {
    const { settings } = await open();
    await settings.write(ada, "languages", ["es"], "web:one");
    await settings.write(harbour, "auto", "hint", "web:one");
    await settings.write({ scope: "tenant", subject: "web:two" }, "languages", ["fr"], "web:two");
    await settings.forget(ada);
    expect(await settings.readTenant("web:one")).toEqual([{ ...harbour, name: "auto", value: "hint" }]);
    await settings.forgetTenant("web:one");
    expect(await settings.readTenant("web:one")).toEqual([]);
    expect(await settings.readTenant("web:two")).toHaveLength(1);
  });
}
