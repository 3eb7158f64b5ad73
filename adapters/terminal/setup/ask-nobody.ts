import { formatFinding } from "../doctor.ts";
import type { Prompts } from "./prompts.ts";

/** Skips every question and writes plain lines; `onWrong` is called with every finding that is wrong. */
export function askNobody(write: (line: string) => void, onWrong: () => void): Prompts {
  return {
    say: write,
    show(finding) {
      if (finding.state === "wrong") onWrong();
      write(formatFinding(finding));
    },
    link: (about, url) => write(`${about}\n${url}`),
    during: (_, work) => work,
    confirm: async () => false,
    text: async () => "",
    secret: async () => "",
    choose: async () => null,
    end: write,
    close: () => {},
  };
}
