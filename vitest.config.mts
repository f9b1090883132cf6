import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Of the committed tree: the same on every machine. Outside of a repository, of nothing in particular. */
function readSeed(): string {
  try {
    const tree = execFileSync("git", ["rev-parse", "HEAD^{tree}"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return String(Number.parseInt(tree.slice(0, 7), 16));
  } catch {
    return "1";
  }
}

export default defineConfig({
  resolve: {
    alias: {
      // The real package throws outside React's server condition, on purpose.
      "server-only": fileURLToPath(new URL("./scripts/empty.mjs", import.meta.url)),
    },
  },
  test: {
    environment: "node",
    // Provoked trouble is logged, and nobody reads it here.
    env: { LOG_LEVEL: "silent", TEST_SEED: process.env.TEST_SEED ?? readSeed() },
    setupFiles: "scripts/vitest-seed.mjs",
    include: ["{app,components,lib}/**/*.test.{ts,tsx}", "scripts/**/*.test.mjs"],
    globalSetup: "scripts/vitest-databases.mjs",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
    // No module of ours keeps anything to itself and none is mocked: files of one worker may share what they import.
    isolate: false,
    // One more than a small machine has cores, as a good part of the tests waits for clocks, sockets and other processes.
    maxWorkers: 3,
  },
});
