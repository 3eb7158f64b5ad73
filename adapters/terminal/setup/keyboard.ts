import { PassThrough, type Readable } from "node:stream";

/** The keys that a person presses, while something is asked. */
export interface Keyboard {
  /** Gives the keys to a question until it is answered. */
  during<T>(ask: (keys: Readable) => Promise<T>): Promise<T>;
  close(): void;
}

const CTRL_C = 3;

/**
 * Keeps the terminal from showing keys by itself from now on: between two questions it would show a token that was
 * pasted too early. Such keys are dropped; Ctrl+C among them calls `onStop`.
 */
export function openKeyboard(terminal: NodeJS.ReadStream, onStop: () => void): Keyboard {
  let keys: PassThrough | null = null;
  const listen = (pressed: Buffer) => {
    if (keys !== null) keys.write(pressed);
    else if (pressed.includes(CTRL_C)) onStop();
  };
  terminal.setRawMode(true).on("data", listen);
  return {
    async during(ask) {
      keys = new PassThrough();
      try {
        return await ask(keys);
      } finally {
        keys = null;
      }
    },
    close: () => void terminal.off("data", listen).setRawMode(false).pause(),
  };
}
