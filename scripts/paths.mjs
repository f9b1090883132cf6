import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The clone's root folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** Everything the scripts may delete and make again. */
export const CACHE_DIR = join(ROOT, ".cache");
export const NEXT_BIN = join(ROOT, "node_modules/next/dist/bin/next");
