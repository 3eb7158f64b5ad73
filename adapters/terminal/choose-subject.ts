import { UsageError } from "./usage.ts";

type Subject =
  | { readonly tenant: string; readonly person: null }
  | { readonly tenant: null; readonly person: string };

/** Whose data a command is about: exactly one of `--tenant` and `--person`. Throws UsageError. */
export function chooseSubject(
  command: string,
  { tenant, person }: { readonly tenant?: string | undefined; readonly person?: string | undefined },
): Subject {
  if (tenant && !person) return { tenant, person: null };
  if (!person || tenant) throw new UsageError(`${command}: expected --tenant ID or --person PLATFORM:ID.`);
  if (!/^[a-z]+:./.test(person))
    throw new UsageError(`${command}: a person is PLATFORM:ID, such as discord:80351110224678912.`);
  return { tenant: null, person };
}
