// npm run messages: German and English have the same texts, with the same placeholders, and none is empty.
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { listFiles } from "./hash-files.mjs";
import { ROOT } from "./paths.mjs";

const FOLDER = join(ROOT, "lib/i18n/messages");
const LANGUAGES = /** @type {const} */ (["de", "en"]);

/** @returns {Promise<{ count: number, problems: string[] }>} count of German texts, one sentence per problem */
export async function checkMessages() {
  const [german, english] = await Promise.all(LANGUAGES.map(readTexts));
  /** @type {string[]} */
  const problems = [];
  for (const [key, text] of german ?? []) {
    if (text.trim() === "") problems.push(`de: ${key} is empty`);
    const other = english?.get(key);
    if (other === undefined) problems.push(`en: ${key} is missing`);
    else problems.push(...comparePlaceholders(key, text, other));
  }
  for (const [key, text] of english ?? []) {
    if (text.trim() === "") problems.push(`en: ${key} is empty`);
    if (!german?.has(key)) problems.push(`de: ${key} is missing`);
  }
  return { count: german?.size ?? 0, problems };
}

/** @param {string} language @returns {Promise<Map<string, string>>} texts by "file:path.to.key" */
async function readTexts(language) {
  const texts = new Map();
  for (const file of await listFiles(join(FOLDER, language))) {
    if (file.endsWith(".json"))
      collectTexts(JSON.parse(await readFile(file, "utf8")), `${basename(file, ".json")}:`, texts);
  }
  return texts;
}

/** @param {unknown} value @param {string} key @param {Map<string, string>} texts */
function collectTexts(value, key, texts) {
  if (value !== null && typeof value === "object") {
    const prefix = key.endsWith(":") ? key : `${key}.`;
    for (const [name, below] of Object.entries(value)) collectTexts(below, `${prefix}${name}`, texts);
  } else texts.set(key, typeof value === "string" ? value : "");
}

/** @param {string} key @param {string} german @param {string} english @returns {string[]} */
function comparePlaceholders(key, german, english) {
  const wanted = listPlaceholders(german);
  const found = listPlaceholders(english);
  return wanted === found
    ? []
    : [`${key}: de has ${wanted || "no placeholders"}, en has ${found || "no placeholders"}`];
}

/**
 * @param {string} message in ICU form
 * @returns {string} names and kinds of its arguments and its tags, each once, sorted
 */
export function listPlaceholders(message) {
  const text = message.replace(/''/g, "").replace(/'[{}<>][^']*'/g, "");
  const tags = [...text.matchAll(/<\/?([a-zA-Z][\w-]*)\s*\/?>/g)].map(([, name]) => `<${name}>`);
  return [...new Set([...listArguments(text), ...tags])].sort().join(" ");
}

/** @param {string} text @returns {string[]} such as "{count plural}"; branches of a plural or select are searched too */
function listArguments(text) {
  /** @type {string[]} */
  const found = [];
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] !== "{") continue;
    const end = findClosingBrace(text, index);
    const [name = "", kind = "", ...rest] = text.slice(index + 1, end).split(",");
    found.push(`{${[name.trim(), kind.trim()].filter(Boolean).join(" ")}}`);
    const branches = rest.join(",");
    for (let at = branches.indexOf("{"); at >= 0; at = branches.indexOf("{", findClosingBrace(branches, at))) {
      found.push(...listArguments(branches.slice(at + 1, findClosingBrace(branches, at))));
    }
    index = end;
  }
  return found;
}

/** @param {string} text @param {number} open @returns {number} index of the brace that closes the one at `open` */
function findClosingBrace(text, open) {
  let depth = 0;
  for (let index = open; index < text.length; index += 1) {
    if (text[index] === "{") depth += 1;
    if (text[index] === "}") depth -= 1;
    if (depth === 0) return index;
  }
  throw new Error(`A brace is not closed in the message: ${text}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { count, problems } = await checkMessages();
  for (const problem of problems) console.error(problem);
  console.log(`${count} texts, ${problems.length} problems`);
  if (problems.length > 0 || count === 0) process.exit(1);
}
