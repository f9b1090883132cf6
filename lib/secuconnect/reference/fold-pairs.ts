import type { FieldPair } from "./probe-mapping.ts";

/** A contact stands in many places and looks the same in each: one row there, its own table once. */
const CONTACT = /^(?<outer>.*\bcontact)\.(?<inner>.+)$/;

/**
 * One row for a whole contact, and one for the lines of a sub-basket.
 * @param contact the contact's own fields; a place that differs from them is an error
 */
export function foldPairs(pairs: readonly FieldPair[], contact: readonly FieldPair[]): FieldPair[] {
  const lines = new Set(pairs.map(({ ours, wire }) => `${ours}|${wire}`));
  const folded = pairs.map((pair) => {
    const ours = CONTACT.exec(pair.ours)?.groups;
    const wire = CONTACT.exec(pair.wire)?.groups;
    if (ours && wire) {
      if (!contact.some((field) => field.ours === ours.inner && field.wire === wire.inner)) {
        throw new Error(`${pair.ours} is no field of the usual contact`);
      }
      return { ours: `${ours.outer}.…`, wire: `${wire.outer}.…` };
    }
    if (!pair.ours.includes("subBasket[].")) return pair;
    const line = `${pair.ours.replace("subBasket[].", "")}|${pair.wire.replace("sub_basket[].", "")}`;
    if (!lines.has(line)) throw new Error(`${pair.ours} is no field of the line it stands in`);
    return {
      ours: pair.ours.replace(/subBasket\[\]\..*/, "subBasket[].…"),
      wire: pair.wire.replace(/sub_basket\[\]\..*/, "sub_basket[].…"),
    };
  });
  return [...new Map(folded.map((pair) => [`${pair.ours}|${pair.wire}`, pair])).values()];
}

/** The fields of the contact in these pairs, without what stands before them. */
export function pickContact(pairs: readonly FieldPair[]): FieldPair[] {
  return pairs.flatMap((pair) => {
    const ours = CONTACT.exec(pair.ours)?.groups?.inner;
    const wire = CONTACT.exec(pair.wire)?.groups?.inner;
    return ours === undefined || wire === undefined ? [] : [{ ours, wire }];
  });
}
