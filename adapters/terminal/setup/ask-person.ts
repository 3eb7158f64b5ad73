import { confirm, intro, isCancel, log, outro, password, select, spinner, text } from "@clack/prompts";
import type { Finding } from "../doctor.ts";
import { type Choice, type Prompts, SetupStopped } from "./prompts.ts";

const SKIP = "Skip";

/** Asks the person at the terminal. Every question rejects with SetupStopped where they stop (Ctrl+C). */
export function askPerson(): Prompts {
  intro("Dragoman");
  return {
    say: (words) => log.message(words),
    show,
    link(about, url) {
      log.step(about);
      // Without the frame around everything else: a long address must be copied as one.
      process.stdout.write(`${url}\n`);
    },
    async during(doing, work) {
      const { start, clear } = spinner();
      start(doing);
      return work.finally(clear);
    },
    confirm: async (message) => answerOf(await confirm({ message, inactive: SKIP })),
    text: async (message, suggested) =>
      answerOf(await text({ message, initialValue: suggested, placeholder: `${SKIP} with Enter` })) ?? "",
    secret: async (message) =>
      answerOf(await password({ message: `${message} (not shown; ${SKIP.toLowerCase()} with Enter)` })) ?? "",
    async choose<T>(message: string, choices: readonly Choice<T>[]) {
      const labels = [...choices.map(({ label }) => label), SKIP];
      const index = answerOf(
        await select({ message, options: labels.map((label, value) => ({ value, label })) }),
      );
      return choices[index]?.value ?? null;
    },
    end: (words) => outro(words),
  };
}

function show({ state, subject, found, advice }: Finding): void {
  const write = { ok: log.success, warning: log.warn, wrong: log.error }[state];
  write([`${subject}: ${found}`, ...(advice === undefined ? [] : [advice])].join("\n"));
}

function answerOf<T>(answer: T): Exclude<T, symbol> {
  if (isCancel(answer)) throw new SetupStopped();
  return answer as Exclude<T, symbol>;
}
