import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

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
    env: { LOG_LEVEL: "silent" },
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
