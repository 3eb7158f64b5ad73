import type { Readable } from "node:stream";
import { confirm, intro, isCancel, log, outro, password, select, text } from "@clack/prompts";
import type { Finding } from "../doctor.ts";
import { openKeyboard } from "./keyboard.ts";
import { type Choice, EXIT_STOPPED, type Prompts, SetupStopped } from "./prompts.ts";

const SKIP = "Skip";

/** Asks the person at the terminal. Every question rejects with SetupStopped where they stop (Ctrl+C). */
export function askPerson(): Prompts {
  const keyboard = openKeyboard(process.stdin, () => {
    keyboard.close();
    process.exit(EXIT_STOPPED);
  });
  const ask = async <T>(question: (input: Readable) => Promise<T>) =>
    answerOf(await keyboard.during(question));
  intro("Dragoman");
  return {
    say: (words) => log.message(words),
    show,
    link(about, url) {
      log.step(about);
      // Without the frame around everything else: a long address must be copied as one.
      process.stdout.write(`${url}\n`);
    },
    during(doing, work) {
      log.step(`${doing} …`);
      return work;
    },
    confirm: (message) => ask((input) => confirm({ message, inactive: SKIP, input })),
    text: async (message, initialValue) =>
      (await ask((input) => text({ message, initialValue, placeholder: `${SKIP} with Enter`, input }))) ?? "",
    secret: async (question) => {
      const message = `${question} (not shown; ${SKIP.toLowerCase()} with Enter)`;
      return (await ask((input) => password({ message, input }))) ?? "";
    },
    async choose<T>(message: string, choices: readonly Choice<T>[]) {
      const labels = [...choices.map(({ label }) => label), SKIP];
      const options = labels.map((label, value) => ({ value, label }));
      const index = await ask((input) => select({ message, options, input }));
      return choices[index]?.value ?? null;
    },
    end: (words) => outro(words),
    close: () => keyboard.close(),
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
