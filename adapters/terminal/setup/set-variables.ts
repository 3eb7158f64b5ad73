import { parseEnv } from "node:util";
import { UsageError } from "../usage.ts";

/**
 * Sets variables in the text of an `.env` file: where they stand already, behind the comment that describes them
 * (`#NAME=`), or at the end. All other lines stay as they are; throws UsageError where that cannot be done.
 */
export function setVariables(text: string, values: Readonly<Record<string, string>>): string {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  let lines = text.split(/\r?\n/);
  for (const [name, value] of Object.entries(values)) lines = setLine(lines, name, `${name}=${quote(value)}`);
  const changed = lines.join(eol);
  if (!isOnlyThat(text, changed, values))
    throw new UsageError(
      `.env: cannot be edited without harm; set ${Object.keys(values).join(", ")} there by hand.`,
    );
  return changed;
}

function setLine(lines: readonly string[], name: string, line: string): string[] {
  const find = (pattern: RegExp) => lines.findLastIndex((known) => pattern.test(known));
  const present = find(new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`));
  if (present >= 0) return lines.with(present, line);
  const described = find(new RegExp(`^\\s*#\\s*${name}\\s*=`));
  if (described >= 0) return lines.toSpliced(described + 1, 0, line);
  const end = lines.at(-1) === "" ? lines.length - 1 : lines.length;
  return [...lines.slice(0, end), line, ""];
}

function quote(value: string): string {
  return /^[\w.,:/@+-]*$/.test(value) ? value : `"${value}"`;
}

/** Whether reading the new text gives the old variables and the new ones, and nothing else. */
function isOnlyThat(before: string, after: string, values: Readonly<Record<string, string>>): boolean {
  const wanted: Record<string, string | undefined> = { ...parseEnv(before), ...values };
  const got = parseEnv(after);
  return (
    Object.keys(wanted).length === Object.keys(got).length &&
    Object.entries(wanted).every(([name, value]) => got[name] === value)
  );
}
