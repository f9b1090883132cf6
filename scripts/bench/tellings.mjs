/**
 * @typedef {{ id: number, orderId: string, event: string, at: number }} Change at: milliseconds since 1970
 * @typedef {{ orderId: string, tellings: import("./event-streams.mjs").Telling[] }} Listener
 * @typedef {object} Judged
 * @property {number[]} delays milliseconds from `begun` until each page of the paid order was told that it is paid
 * @property {number[]} afterChange the same from when the shop itself had learned of it
 * @property {number} missed pages of the order that were not told
 * @property {number} strayed pages that were told although nothing happened to their order
 */

/**
 * Who was told of money, and who should have been.
 * @param {Listener[]} listeners with what they were told since `begun`
 * @param {Change[]} changes since `begun`
 * @param {string} orderId of the order that was paid
 * @param {number} begun when the money came, milliseconds since 1970
 * @returns {Judged}
 * @throws {Error} when the shop itself has not learned of the money
 */
export function judgeTellings(listeners, changes, orderId, begun) {
  const paid = changes.find((change) => change.orderId === orderId && change.event === "payment.paid");
  if (!paid) throw new Error("The shop has not learned of the money.");
  const changed = new Set(changes.map((change) => change.orderId));
  const strayed = listeners.filter((listener) => listener.tellings.length > 0 && !changed.has(listener.orderId)).length;
  const own = listeners.filter((listener) => listener.orderId === orderId);
  const times = own.flatMap(({ tellings }) => tellings.find(({ mark }) => mark >= paid.id)?.at ?? []);
  return {
    delays: times.map((at) => at - begun),
    afterChange: times.map((at) => at - paid.at),
    missed: own.length - times.length,
    strayed,
  };
}
