// npm run locks: version floors, exact pins and licences, read from package.json and package-lock.json alone.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./paths.mjs";

/** Below these, known security holes are open. */
const FLOORS = { next: "16.4.5", nodemailer: "10.0.14", zod: "4.6.7", sharp: "0.35.5" };
const LICENCES = new Set(
  "MIT ISC Apache-2.0 BSD-2-Clause BSD-3-Clause 0BSD MIT-0 BlueOak-1.0.0 OFL-1.1 MPL-2.0 CC-BY-4.0 CC0-1.0 Python-2.0 Unlicense Zlib".split(
    " ",
  ),
);
/** Ships as a separate shared library and comes with Next's own optional dependency. */
const LGPL_ALLOWED = /^node_modules\/@img\/sharp-(libvips-|win32-|wasm32)/;
/** Read from the licence file of the package, because its package.json names none, or not by its short name. */
const READ_LICENCES = { "png-js@2.0.0": "MIT", "geist@1.7.2": "OFL-1.1" };
const DEFAULT_HOST = "https://registry.npmjs.org/";
const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/**
 * @typedef {{ version?: string, license?: string, resolved?: string, integrity?: string, link?: boolean }} LockEntry
 * @typedef {{ dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} Manifest
 * @param {Manifest} manifest package.json
 * @param {Record<string, LockEntry>} packages of package-lock.json
 * @returns {string[]} one sentence per problem
 */
export function findLockProblems(manifest, packages) {
  /** @type {string[]} */
  const problems = [];
  for (const [name, wanted] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    if (!EXACT.test(wanted)) problems.push(`package.json: ${name} must be an exact version, not "${wanted}"`);
    const locked = packages[`node_modules/${name}`]?.version;
    if (locked !== wanted)
      problems.push(`package-lock.json: ${name} is ${locked ?? "absent"}, package.json says ${wanted}`);
  }
  for (const [path, entry] of Object.entries(packages)) {
    if (path === "") continue;
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const floor = Object.entries(FLOORS).find(([floored]) => floored === name)?.[1];
    if (floor && isBelow(entry.version ?? "0.0.0", floor)) {
      problems.push(`${path} ${entry.version} is below the floor ${floor}`);
    }
    const read = Object.entries(READ_LICENCES).find(([known]) => known === `${name}@${entry.version}`)?.[1];
    if (!isLicenceAllowed(read ?? entry.license ?? "", path)) {
      problems.push(`${path} has the licence "${entry.license ?? "none named"}"`);
    }
    if (entry.resolved && !entry.resolved.startsWith(DEFAULT_HOST)) {
      problems.push(`${path} names another download host than npm's`);
    }
    if (!entry.integrity && !entry.link) problems.push(`${path} has no integrity hash`);
  }
  return problems;
}

/** @param {string} licence an SPDX expression @param {string} path @returns {boolean} */
function isLicenceAllowed(licence, path) {
  if (LGPL_ALLOWED.test(path) && /LGPL-3\.0/.test(licence)) return true;
  const plain = licence.replace(/[()]/g, "");
  return plain.split(/ or /i).some((choice) => choice.split(/ and /i).every((part) => LICENCES.has(part.trim())));
}

/** @param {string} version @param {string} floor @returns {boolean} a pre-release of the floor counts as below it */
function isBelow(version, floor) {
  const [release = "", preRelease] = version.split("-");
  const numbers = release.split(".").map(Number);
  const wanted = floor.split(".").map(Number);
  for (let index = 0; index < 3; index += 1) {
    const difference = (numbers[index] ?? 0) - (wanted[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return preRelease !== undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [manifest, lock] = await Promise.all(
    ["package.json", "package-lock.json"].map(async (file) => JSON.parse(await readFile(join(ROOT, file), "utf8"))),
  );
  const problems = findLockProblems(manifest, lock.packages);
  for (const problem of problems) console.error(problem);
  console.log(`${Object.keys(lock.packages).length - 1} packages, ${problems.length} problems`);
  if (problems.length > 0) process.exit(1);
}
