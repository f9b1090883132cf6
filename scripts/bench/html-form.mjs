// Reads a form out of a page the way a browser without scripts sees it. Made for our own pages: whole tags, quoted attributes.

/** @typedef {[name: string, value: string]} Field */

/**
 * @param {string} html
 * @param {string} button the words on the form's button
 * @returns {Field[]} what pressing the button would send, untouched, in the order of the page
 * @throws {Error} when no form has such a button
 */
export function readForm(html, button) {
  const forms = html.match(/<form\b[^>]*>.*?<\/form>/gs) ?? [];
  const form = forms.find((text) => listButtons(text).includes(button));
  if (form === undefined) throw new Error(`No form with the button "${button}".`);
  return [...form.matchAll(/<(input|select|textarea)\b([^>]*)>/g)].flatMap(([, tag, text = ""], index, all) => {
    const attributes = readAttributes(text);
    const { name, value = "", type = "text" } = attributes;
    if (name === undefined || "disabled" in attributes) return [];
    const rest = form.slice(all[index]?.index);
    if (tag === "select") return [/** @type {Field} */ ([name, readSelected(rest)])];
    if (tag === "textarea") return [/** @type {Field} */ ([name, decode(/>(.*?)<\/textarea>/s.exec(rest)?.[1] ?? "")])];
    if ((type === "radio" || type === "checkbox") && !("checked" in attributes)) return [];
    return type === "submit" ? [] : [/** @type {Field} */ ([name, value])];
  });
}

/**
 * @param {Field[]} fields
 * @param {Record<string, string>} typed by field name
 * @returns {Field[]}
 * @throws {Error} when the form has no field of a name
 */
export function fillForm(fields, typed) {
  const names = new Set(fields.map(([name]) => name));
  for (const name of Object.keys(typed)) if (!names.has(name)) throw new Error(`The form has no field "${name}".`);
  return fields.map(([name, value]) => [name, typed[name] ?? value]);
}

/** @param {string} form */
function listButtons(form) {
  return [...form.matchAll(/<button\b[^>]*>(.*?)<\/button>/gs)].map(([, inner = ""]) =>
    decode(inner.replace(/<[^>]*>/g, "")).trim(),
  );
}

/** @param {string} select the text from the opening tag on */
function readSelected(select) {
  const options = [...select.slice(0, select.indexOf("</select>")).matchAll(/<option\b([^>]*)>/g)].map(
    ([, text = ""]) => readAttributes(text),
  );
  return (options.find((option) => "selected" in option) ?? options[0])?.value ?? "";
}

/** @param {string} text @returns {Record<string, string>} */
function readAttributes(text) {
  const pairs = [...text.matchAll(/([^\s="'/]+)(?:="([^"]*)")?/g)];
  return Object.fromEntries(pairs.map(([, name = "", value = ""]) => [name, decode(value)]));
}

/** @type {Record<string, string>} */
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };

/** @param {string} text */
function decode(text) {
  return text.replace(/&(#?\w+);/g, (whole, name) => ENTITIES[name] ?? whole);
}
