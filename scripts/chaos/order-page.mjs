// What an order's page says to its customer, and what a bank's app would read out of its code.

/**
 * @typedef {object} OrderPage
 * @property {string | null} orderStatus
 * @property {string | null} paymentStatus
 * @property {Record<string, string>} facts text of each `data-fact`, blanks made plain
 */

/** @param {string} html @returns {OrderPage} */
export function readOrderPage(html) {
  const main = /<main\b[^>]*>/.exec(html)?.[0] ?? "";
  const facts = [...html.matchAll(/<dd\b[^>]*data-fact="(\w+)"[^>]*>(.*?)<\/dd>/gs)].map(
    ([, name = "", inner = ""]) => /** @type {const} */ ([name, toText(inner)]),
  );
  return {
    orderStatus: readAttribute(main, "data-order-status"),
    paymentStatus: readAttribute(main, "data-payment-status"),
    facts: Object.fromEntries(facts),
  };
}

/**
 * @param {Buffer} png
 * @returns {Promise<string[] | null>} the lines of the code's text; null when no code can be read
 */
export async function readGirocode(png) {
  const [{ default: sharp }, { default: jsQR }] = await Promise.all([import("sharp"), import("jsqr")]);
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const decode =
    /** @type {(pixels: Uint8ClampedArray, width: number, height: number) => { binaryData: number[] } | null} */ (
      /** @type {unknown} */ (jsQR)
    );
  const code = decode(new Uint8ClampedArray(data), info.width, info.height);
  return code === null ? null : new TextDecoder().decode(Uint8Array.from(code.binaryData)).split(/\r?\n/);
}

/** @param {string} tag @param {string} name */
function readAttribute(tag, name) {
  return new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
}

/** @type {Record<string, string>} */
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'", nbsp: " " };

/** @param {string} html */
function toText(html) {
  return html
    .replace(/<[^>]*>/g, "")
    .replace(/&(#?\w+);/g, (whole, name) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, " ")
    .trim();
}
