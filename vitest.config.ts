import { defineConfig } from "vitest/config";

/** One project per kind of test: unit mirrors src, the others cross its boundaries. */
function project(name: string, include: string[], testTimeout: number) {
  return { test: { name, include, testTimeout, hookTimeout: 60_000 } };
}

export default defineConfig({
  test: {
    projects: [
      project("unit", ["test/unit/**/*.test.ts", "test/*.test.ts"], 20_000),
      project("contract", ["test/contract/**/*.test.ts"], 60_000),
      project("golden", ["test/golden/**/*.test.ts"], 60_000),
      project("e2e", ["test/e2e/**/*.test.ts"], 120_000),
    ],
    coverage: { provider: "v8", include: ["src/**", "adapters/**"] },
  },
});
