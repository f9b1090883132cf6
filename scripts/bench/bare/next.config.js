import { fileURLToPath } from "node:url";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  serverExternalPackages: ["@electric-sql/pglite"],
  // The clone's root, three folders up from .cache/bench/bare: that is where node_modules is.
  turbopack: { root: fileURLToPath(new URL("../../..", import.meta.url)) },
};

export default config;
