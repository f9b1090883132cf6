// A customer without scripts who behaves like a person: reloads after an error, presses the button again with the same
// basket cookie, and gives up in the end. What the shop promised is written down the moment it is seen.
import { fillForm, readForm } from "../bench/html-form.mjs";
import { createVisitor } from "../bench/visitor.mjs";
import { readOrderPage } from "./order-page.mjs";

/**
 * @typedef {import("../bench/visitor.mjs").Answer} Answer
 * @typedef {{ slug?: string, quantity?: number, method?: "invoice" | "prepaid" | "debit" }} Wish
 * @typedef {{ kind: "accepted", token: string } | { kind: "declined" | "gaveUp", reason: string }} Result
 *
 * @typedef {object} Seen what customers saw, of all customers of a world
 * @property {{ email: string, token: string, at: number, via: "redirect" | "page" }[]} accepted at: milliseconds since 1970
 * @property {{ email: string, at: number, kind: "declined" | "gaveUp", reason: string }[]} without
 * @property {{ email: string, step: string, status: number, milliseconds: number, at: number }[]} requests status 0: none
 */

/**
 * @typedef {import("../bench/html-form.mjs").Field[]} Fields
 * @typedef {{ kind: "review", fields: Fields, path: string } | Result} Review
 * @typedef {{ kind: "moved", path: string } | { kind: "declined", reason: string } | { kind: "stuck", reason: string }} Pressed
 *
 * @typedef {object} Customer
 * @property {string} email
 * @property {(step: string, path: string) => Promise<Answer>} open status 0 when the connection broke
 * @property {(step: string, path: string, fields: Fields) => Promise<Answer>} send
 * @property {(step: string, path: string) => Promise<Answer>} reload looks again and again until the page is there
 * @property {() => Promise<void>} hesitate
 * @property {(wish?: Wish) => Promise<Review>} reachReview to the page with the order button
 * @property {(path?: string) => Promise<Review>} readReview
 * @property {(step: string, path: string, button: string, typed: Record<string, string>,
 *   isThere?: (path: string) => boolean) => Promise<Pressed>} press opens a form, fills it in, sends it; after trouble all
 *   over again. isThere: whether the redirect leads where it should
 * @property {(fields: Fields, path?: string) => Promise<Result>} order presses the order button until the shop has said yes
 *   or no
 * @property {(wish?: Wish) => Promise<Result>} buy the whole way, like a person
 * @property {(token: string) => Promise<import("./order-page.mjs").OrderPage>} look what the order's page says
 * @property {(reason: string) => { kind: "declined", reason: string }} sayDeclined notes that the shop said no
 * @property {(reason: string) => { kind: "gaveUp", reason: string }} leave notes that the customer lost patience
 */

/** Sold by the thousand. */
const SLUGS = ["roggenkorn-lose", "siedesalz", "roggenmehl-1150"];
/** With the names that must never be read in a log. */
export const PERSON = {
  firstName: "Kanarilda",
  lastName: "Logfreudt",
  street: "Kanarienstieg",
  houseNumber: "7",
  postalCode: "01896",
  city: "Pulsnitz",
};
const TRIES = 6;

/** @returns {Seen} */
export function createSeen() {
  return { accepted: [], without: [], requests: [] };
}

/**
 * @param {{ shopUrl: string, agent: import("node:http").Agent, seen: Seen, email: string, random: () => number,
 *   patienceMs?: [number, number], tries?: number }} options patienceMs: least and most between an error and the next try
 * @returns {Customer}
 */
export function createCustomer({ shopUrl, agent, seen, email, random, patienceMs = [200, 1_200], tries = TRIES }) {
  const visitor = createVisitor(shopUrl, agent);
  const take = (/** @type {string} */ token, /** @type {"redirect" | "page"} */ via) => {
    seen.accepted.push({ email, token, at: Date.now(), via });
  };

  /** @param {string} step @param {() => Promise<Answer>} send @returns {Promise<Answer>} status 0 when the connection broke */
  async function ask(step, send) {
    const startedAt = performance.now();
    const at = Date.now();
    const answer = await send().catch((error) => ({
      status: 0,
      location: "",
      body: String(error?.message ?? error),
      milliseconds: performance.now() - startedAt,
    }));
    seen.requests.push({ email, step, status: answer.status, milliseconds: answer.milliseconds, at });
    const token = /^\/(?:en\/)?orders\/([\w-]{22})/.exec(answer.location)?.[1];
    if (answer.status === 303 && token !== undefined) take(token, "redirect");
    return answer;
  }

  /** @type {Customer} */
  const customer = {
    email,
    open: (step, path) => ask(step, () => visitor.get(path)),
    send: (step, path, fields) => ask(step, () => visitor.post(path, fields)),

    async reload(step, path) {
      let answer = await customer.open(step, path);
      for (let left = tries; left > 0 && isTrouble(answer); left -= 1) {
        await customer.hesitate();
        answer = await customer.open(step, path);
      }
      return answer;
    },
    hesitate: () => wait(patienceMs[0] + random() * (patienceMs[1] - patienceMs[0])),

    async reachReview(wish = {}) {
      const slug = wish.slug ?? SLUGS[Math.floor(random() * SLUGS.length)] ?? "";
      const product = `/products/${slug}`;
      const quantity = String(wish.quantity ?? 1 + Math.floor(random() * 3));
      const isTaken = (/** @type {string} */ location) => !/[?&]problem=/.test(location);
      const added = await customer.press("add to basket", product, "In den Warenkorb", { quantity }, isTaken);
      if (added.kind !== "moved") return customer.leave(added.reason);
      const typed = { ...PERSON, email, paymentMethod: wish.method ?? "invoice" };
      const sent = await customer.press("send details", "/checkout", "Weiter zur Prüfung", typed, (path) =>
        /\/checkout\/review$|\/orders\//.test(path),
      );
      if (sent.kind === "declined") return sent;
      if (sent.kind !== "moved") return customer.leave(sent.reason);
      return customer.readReview(sent.path);
    },

    async readReview(path = "/checkout/review") {
      const token = /\/orders\/([\w-]{22})/.exec(path)?.[1];
      if (token !== undefined) return { kind: "accepted", token };
      const review = await customer.reload("review", path);
      const moved = /\/orders\/([\w-]{22})/.exec(review.location)?.[1];
      if (moved !== undefined) {
        if (review.status !== 303) take(moved, "redirect");
        return { kind: "accepted", token: moved };
      }
      const fields = tryReadForm(review.body, "zahlungspflichtig bestellen");
      if (fields !== null) return { kind: "review", fields, path };
      if (review.status === 200 || review.location !== "")
        return customer.sayDeclined(`review leads to ${review.location}`);
      return customer.leave(`review answered ${review.status}`);
    },

    async press(step, path, button, typed, isThere = () => true) {
      let reason = "";
      for (let left = tries; left > 0; left -= 1) {
        const page = await customer.reload(`${step}: page`, path);
        if (page.status >= 300 && page.status < 400) {
          if (isThere(page.location) && page.location !== path) return { kind: "moved", path: page.location };
          return { kind: "stuck", reason: `${step}: ${path} leads to ${page.location}` };
        }
        const form = tryReadForm(page.body, button);
        if (form !== null) {
          const known = Object.fromEntries(
            Object.entries(typed).filter(([name]) => form.some(([own]) => own === name)),
          );
          const answer = await customer.send(step, path, fillForm(form, known));
          if (answer.status === 303 && isThere(answer.location)) return { kind: "moved", path: answer.location };
          reason = `${step}: ${path} answered ${answer.status} ${answer.location}`.trim();
          if (isRefusal(answer, button, typed)) return customer.sayDeclined(`${reason}: ${summarise(answer.body)}`);
        } else {
          reason = `${step}: no form, ${page.status}`;
        }
        await customer.hesitate();
      }
      return { kind: "stuck", reason };
    },

    async order(fields, path = "/checkout/review") {
      let current = fields;
      let reason = "";
      for (let left = tries; left > 0; left -= 1) {
        const answer = await customer.send("place order", path, current);
        const token = /\/orders\/([\w-]{22})/.exec(answer.location)?.[1];
        if (token !== undefined) return { kind: "accepted", token };
        reason = `place order answered ${answer.status} ${answer.location}`.trim();
        if (!isTrouble(answer) && /\/checkout$|\/checkout\?|\/cart/.test(answer.location))
          return customer.sayDeclined(reason);
        await customer.hesitate();
        const again = await customer.readReview(path);
        if (again.kind !== "review") return again;
        current = again.fields;
      }
      return customer.leave(reason);
    },

    async buy(wish = {}) {
      const review = await customer.reachReview(wish);
      const result = review.kind === "review" ? await customer.order(review.fields, review.path) : review;
      if (result.kind === "accepted") await customer.look(result.token);
      return result;
    },

    async look(token) {
      const answer = await customer.reload("order page", `/orders/${token}`);
      const page = readOrderPage(answer.body);
      if (page.orderStatus === "placed") take(token, "page");
      return page;
    },

    sayDeclined(reason) {
      seen.without.push({ email, at: Date.now(), kind: "declined", reason });
      return { kind: "declined", reason };
    },
    leave(reason) {
      seen.without.push({ email, at: Date.now(), kind: "gaveUp", reason });
      return { kind: "gaveUp", reason };
    },
  };
  return customer;
}

/** @param {Answer} answer what a person would reload */
function isTrouble({ status }) {
  return status === 0 || status >= 500 || status === 429 || status === 408;
}

/**
 * The form came back with another method chosen: the shop said no. Coming back as it was means "try again".
 * @param {Answer} answer @param {string} button @param {Record<string, string>} typed
 */
function isRefusal({ status, location, body }, button, { paymentMethod }) {
  if (/[?&]declined=/.test(location)) return true;
  const chosen = tryReadForm(body, button)?.find(([name]) => name === "paymentMethod")?.[1];
  return status === 200 && paymentMethod !== undefined && chosen !== undefined && chosen !== paymentMethod;
}

/** @param {string} html @param {string} button */
function tryReadForm(html, button) {
  try {
    return readForm(html, button);
  } catch {
    return null;
  }
}

/** The first complaint of a page. @param {string} html */
function summarise(html) {
  const alert = /role="alert"[^>]*>(.*?)<\/(?:div|p|section)>/s.exec(html)?.[1] ?? "";
  return alert
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 160);
}

/** @param {number} milliseconds */
export function wait(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
