// Runs the reading worker straight from TypeScript, for tests and benches: Node 20 cannot load it by itself.
import { register } from "tsx/esm/api";

register();
const { default: read } = await import("../src/brief/worker.ts");
export default read;
