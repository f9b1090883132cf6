// One purchase by plain HTTP, page by page, as a browser without scripts makes it.
import { fillForm, readForm } from "./html-form.mjs";
import { createVisitor } from "./visitor.mjs";

/**
 * @typedef {{ slug: string, method: "invoice" | "prepaid", email: string }} Purchase
 * @typedef {{ token: string, steps: Record<string, number> }} Receipt steps: milliseconds until the whole answer was there
 */

/** The requests of one purchase: each a page, or a form that commits something and leads on. @type {Record<string, "page" | "form">} */
export const STEPS = {
  product: "page",
  "add to basket": "form",
  basket: "page",
  checkout: "page",
  "send details": "form",
  review: "page",
  "place order": "form",
  success: "page",
};

const ADDRESS = {
  firstName: "Erika",
  lastName: "Probe",
  street: "Testweg",
  houseNumber: "7",
  postalCode: "01896",
  city: "Pulsnitz",
};

/**
 * @param {string} shopUrl
 * @param {import("node:http").Agent} agent
 * @param {Purchase} purchase
 * @returns {Promise<Receipt>}
 * @throws {Error} at the first page that is not the one a customer expects
 */
export async function buyOnce(shopUrl, agent, { slug, method, email }) {
  const visitor = createVisitor(shopUrl, agent);
  /** @type {Record<string, number>} */
  const steps = {};
  const open = async (/** @type {string} */ step, /** @type {string} */ path) => {
    const answer = await visitor.get(path);
    if (answer.status !== 200) throw new Error(`${step}: ${path} answered ${answer.status} ${answer.location}`);
    steps[step] = answer.milliseconds;
    return answer.body;
  };
  const submit = async (
    /** @type {string} */ step,
    /** @type {string} */ path,
    /** @type {import("./html-form.mjs").Field[]} */ fields,
    /** @type {RegExp} */ expected,
  ) => {
    const answer = await visitor.post(path, fields);
    if (answer.status !== 303 || !expected.test(answer.location)) {
      throw new Error(`${step}: ${path} answered ${answer.status} ${answer.location}`);
    }
    steps[step] = answer.milliseconds;
    return answer.location;
  };

  const product = await open("product", `/products/${slug}`);
  const toBasket = fillForm(readForm(product, "In den Warenkorb"), { quantity: "1" });
  const basket = await submit("add to basket", `/products/${slug}`, toBasket, /^\/cart$/);
  await open("basket", basket);
  const checkout = await open("checkout", "/checkout");
  const details = fillForm(readForm(checkout, "Weiter zur Prüfung"), { ...ADDRESS, email, paymentMethod: method });
  const review = await submit("send details", "/checkout", details, /^\/checkout\/review$/);
  const order = readForm(await open("review", review), "zahlungspflichtig bestellen");
  const orderPath = await submit("place order", review, order, /^\/orders\/[\w-]{22}$/);
  const success = await open("success", orderPath);
  if (!/data-order-status="placed"/.test(success))
    throw new Error(`success: ${orderPath} does not show a placed order`);
  return { token: orderPath.split("/").at(-1) ?? "", steps };
}
