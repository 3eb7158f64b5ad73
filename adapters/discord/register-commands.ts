import { type REST, Routes } from "discord.js";
import type { Log } from "../../src/log.ts";
import { toCommandJson } from "./command-json.ts";

/**
 * Registers the commands for the whole application where they differ from what Discord has, as far as it tells; returns
 * whether they did.
 */
export async function registerCommands(
  rest: Pick<REST, "get" | "put">,
  application: string,
  log: Log,
): Promise<boolean> {
  const wanted = toCommandJson();
  const query = new URLSearchParams({ with_localizations: "true" });
  const present: unknown = await rest
    .get(Routes.applicationCommands(application), { query })
    .catch(() => null);
  if (isSame(wanted, present)) return false;
  await rest.put(Routes.applicationCommands(application), { body: wanted });
  log.info({ commands: wanted.length }, "commands registered");
  return true;
}

/** Whether Discord has all that we want and no command more; it adds fields of its own, and leaves out empty ones. */
export function isSame(wanted: readonly { readonly name: string }[], present: unknown): boolean {
  if (!Array.isArray(present) || present.length !== wanted.length) return false;
  const key = ({ name, type }: { name?: unknown; type?: unknown }) => `${type ?? 1} ${name}`;
  const byKey = new Map(present.map((command) => [key(command), command]));
  return wanted.every((command) => isWithin(command, byKey.get(key(command))));
}

function isWithin(wanted: unknown, present: unknown): boolean {
  if (isEmpty(wanted)) return isEmpty(present);
  if (typeof wanted !== "object" || wanted === null) return wanted === present;
  if (typeof present !== "object" || present === null) return false;
  if (Array.isArray(wanted) && (!Array.isArray(present) || present.length !== wanted.length)) return false;
  const there = present as Record<string, unknown>;
  return Object.entries(wanted).every(([name, value]) => isWithin(value, there[name]));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
