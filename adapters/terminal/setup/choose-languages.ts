import { ConfigurationError, parseConfig } from "../../../src/config.ts";
import { type Step, save } from "./step.ts";

const NAME = "READER_LANGUAGES";

/** Asks what the readers read, best first; `given` is taken without asking. Throws ConfigurationError for it. */
export async function chooseLanguages(step: Step, given: string | null, suggested: string): Promise<void> {
  const { prompts, variables } = step;
  const known = variables.read(NAME);
  if (given !== null) return write(step, given);
  for (;;) {
    const question = "Which languages do your readers read, best first? (such as en,fr)";
    const answer = (await prompts.text(question, known ?? suggested)).trim();
    if (answer === "" || answer === known) return;
    try {
      return write(step, answer);
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      prompts.show({ state: "wrong", subject: "languages", found: error.problems.join(" ") });
    }
  }
}

function write(step: Step, languages: string): void {
  save(step, { [NAME]: parseConfig({ [NAME]: languages }).readerLanguages.join(",") });
}
