// Node builtins only.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/**
 * @param {string} root
 * @param {string[]} entries files and folders below root; what does not exist counts as absent
 * @param {(path: string) => boolean} isSource takes the path relative to root, with slashes
 * @param {string[]} [extras] further text that belongs to the fingerprint
 * @returns {Promise<string>} 16 hex digits that change with every name and every byte
 */
export async function hashFiles(root, entries, isSource, extras = []) {
  const hash = createHash("sha256");
  for (const extra of extras) hash.update(`${extra}\0`);
  const files = (await Promise.all(entries.map((entry) => listFiles(join(root, entry))))).flat();
  const paths = files
    .map((file) => relative(root, file).split(sep).join("/"))
    .filter(isSource)
    .sort();
  const contents = await Promise.all(paths.map((path) => readFile(join(root, path))));
  paths.forEach((path, index) => {
    hash.update(`${path}\0${contents[index]?.length}\0`);
    hash.update(contents[index] ?? "");
  });
  return hash.digest("hex").slice(0, 16);
}

/** @param {string} path @returns {Promise<string[]>} */
export async function listFiles(path) {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    const below = entries.map((entry) =>
      entry.isDirectory() ? listFiles(join(path, entry.name)) : [join(path, entry.name)],
    );
    return (await Promise.all(below)).flat();
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "ENOTDIR") return [path];
    if (code === "ENOENT") return [];
    throw error;
  }
}
