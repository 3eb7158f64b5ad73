import type { OptionSpec } from "../../src/chat/commands.ts";
import type { Translator } from "../../src/i18n/translate.ts";
import type { Answer } from "./call-api.ts";
import { field } from "./look-up-people.ts";
import { INPUT_ACTION } from "./render-forms.ts";
import { text } from "./wire.ts";

/** What was typed and chosen, and what is wrong with it, by block id. */
export interface FormReading {
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** Reads a submitted form by the table's options; `values` is the view's `state.values`. */
export function readForm(specs: readonly OptionSpec[], values: Answer, translator: Translator): FormReading {
  const options: Record<string, string | number | boolean> = {};
  const errors: Record<string, string> = {};
  for (const spec of specs) {
    const value = readInput(spec, field(field(values, spec.name), INPUT_ACTION));
    const error = checkValue(spec, value, translator);
    if (error !== null) errors[spec.name] = error;
    else if (value !== null) options[spec.name] = value;
  }
  return { options, errors };
}

function readInput({ type }: OptionSpec, input: Answer): string | number | boolean | null {
  if (type === "boolean") return Array.isArray(input.selected_options) && input.selected_options.length > 0;
  const typed = (text(field(input, "selected_option"), "value") || text(input, "value")).trim();
  if (typed === "") return null;
  return type === "integer" && /^\d{1,9}$/.test(typed) ? Number(typed) : typed;
}

/** What is wrong with a value, in the person's language; `null` where it may be sent. */
function checkValue(
  spec: OptionSpec,
  value: string | number | boolean | null,
  { t }: Translator,
): string | null {
  if (value === null) return spec.required ? t("notice.missing-option", { option: spec.name }) : null;
  if (spec.type === "link" && !/^https?:$/.test(URL.parse(String(value))?.protocol ?? ""))
    return t("problem.not-a-link");
  if (spec.type === "integer") {
    const { min = 0, max = Number.MAX_SAFE_INTEGER } = spec;
    if (typeof value !== "number" || value < min || value > max)
      return t("notice.bad-number", { option: spec.name, min, max });
  }
  const tooLong = spec.maxLength !== undefined && String(value).length > spec.maxLength;
  return tooLong ? t("notice.too-long", { option: spec.name, count: spec.maxLength! }) : null;
}

/** The channel that was chosen, `null` where none was. */
export function readChannel(values: Answer, block: string): string | null {
  return text(field(field(values, block), INPUT_ACTION), "selected_conversation") || null;
}

/** The value that was chosen from a menu. */
export function readChoice(values: Answer, block: string): string {
  return text(field(field(field(values, block), INPUT_ACTION), "selected_option"), "value");
}
