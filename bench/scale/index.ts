export { siblingsScale as scale } from "../siblings/scale.ts";
