// Playwright global setup: the production build the journeys run against, and the database they begin with, whose folder is
// named by TEST_EMBEDDED_DIR. Every worker starts a stack of its own.
import { createEmbedded } from "../embedded-copy.mjs";
import { ensureBuilt } from "../ensure-built.mjs";

/** @returns {Promise<() => Promise<void>>} the teardown */
export default async function prepareJourneys() {
  await ensureBuilt();
  const embedded = await createEmbedded();
  process.env.TEST_EMBEDDED_DIR = embedded.folder;
  return () => embedded.remove();
}
