// Node builtins only.
import { join } from "node:path";
import { isListening, isPortFree } from "./ports.mjs";
import { giveUp } from "./terminal.mjs";

/**
 * Ends the program with one sentence when a port is taken or another shop works in the data folder.
 * @param {Record<string, number>} ports by the setting that names them
 * @param {string} [dataDir]
 */
export async function checkAddresses(ports, dataDir) {
  const seen = new Map();
  for (const [setting, port] of Object.entries(ports)) {
    const other = seen.get(port);
    if (other) giveUp(`${other} and ${setting} are both ${port}; give one of them another port.`);
    seen.set(port, setting);
    if (!(await isPortFree(port))) {
      giveUp(`Port ${port} is already in use; stop what uses it or choose another with ${setting}=<port>.`);
    }
  }
  if (dataDir && (await isListening({ path: join(dataDir, "shop.sock") }))) {
    giveUp(
      `DATA_DIR ${dataDir} is already in use by a running shop; stop it or choose another with DATA_DIR=<folder>.`,
    );
  }
}
