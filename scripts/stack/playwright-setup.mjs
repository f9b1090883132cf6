// Playwright global setup: the production build the journeys run against. Every worker starts a stack of its own.
import { ensureBuilt } from "../ensure-built.mjs";

/** @returns {Promise<void>} */
export default async function buildOnce() {
  await ensureBuilt();
}
