// Runs the reading worker straight from TypeScript, for tests and benches: Node 20 cannot load it by itself.
import { register } from "tsx/esm/api";

register();
export const { read, readFeed } = await import("../src/brief/worker.ts");
