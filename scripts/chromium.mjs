// Finds a Chromium for the browser tests, or installs one.
import { access, constants } from "node:fs/promises";
import { join } from "node:path";
import { withLock } from "./lock.mjs";
import { ROOT } from "./paths.mjs";
import { runCommand, runNode } from "./processes.mjs";
import { say } from "./terminal.mjs";

/** Chromium without the window around its pages, which costs a third of the computing and is seen by no test. */
const SHELL = "/usr/bin/chromium-headless-shell";
const USUAL_PLACES = [
  SHELL,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Start arguments that keep Chromium quiet on a machine without network, display or user. */
export const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @returns {Promise<string>} path of an executable; throws an Error when there is none and none can be installed */
export async function ensureChromium() {
  const found = await findChromium();
  if (found && !isShellWanted(found)) return found;
  return withLock("browser", async () => {
    const foundMeanwhile = await findChromium();
    if (foundMeanwhile && !isShellWanted(foundMeanwhile)) return foundMeanwhile;
    await installDebianChromium();
    const debian = await findChromium();
    if (debian) return debian;
    say("Installing Playwright's Chromium …");
    await runNode([join(ROOT, "node_modules/@playwright/test/cli.js"), "install", "chromium"], {
      cwd: ROOT,
      heartbeat: "installing a browser",
    });
    const own = await findChromium();
    if (own) return own;
    throw new Error("No Chromium was found or could be installed; name one with CHROMIUM_PATH=<file>.");
  });
}

/** @returns {Promise<string | undefined>} */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await isExecutable(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which cannot be executed.`);
  }
  for (const path of USUAL_PLACES) if (await isExecutable(path)) return path;
  const { chromium } = await import("@playwright/test");
  const own = chromium.executablePath();
  return own && (await isExecutable(own)) ? own : undefined;
}

/**
 * A person's Chromium is left as it is; a machine that only tests gets the quicker one beside it.
 * @param {string} found
 */
function isShellWanted(found) {
  return Boolean(process.env.CI) && !process.env.CHROMIUM_PATH && found === "/usr/bin/chromium";
}

/** Does nothing on a machine that is not Debian's, or without the rights. */
async function installDebianChromium() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !(await isExecutable("/usr/bin/apt-get"))) return;
  say("Installing Chromium for the browser tests …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const wait = ["-o", "DPkg::Lock::Timeout=300"];
  await runCommand("apt-get", [...wait, "-q", "update"], { env, heartbeat: "reading package lists" });
  for (const name of ["chromium-headless-shell", "chromium"]) {
    const packages = [name, "fonts-liberation"];
    const { status } = await runCommand(
      "apt-get",
      [...wait, "-q", "install", "-y", "--no-install-recommends", ...packages],
      { env, heartbeat: "installing Chromium" },
    );
    if (status === 0) return;
  }
}

/** @param {string} path */
async function isExecutable(path) {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
