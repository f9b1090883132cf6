import type { IsoDay } from "./birth-date.ts";
import type { Locale } from "./money.ts";
import type { Order } from "./order.ts";
import { toBerlinDay } from "./shop-day.ts";
import { addDays, toWorkingDay } from "./working-days.ts";

/** In the order of the form. The first three are all that may be asked (§ 356a (2) BGB); the others are offered. */
export const WITHDRAWAL_FIELDS = ["name", "contract", "email", "items", "reason"] as const;
export type WithdrawalField = (typeof WITHDRAWAL_FIELDS)[number];

/** What somebody states who withdraws from a contract, in their own words; "" where nothing is said. */
export type WithdrawalStatement = Record<WithdrawalField, string>;

/** Longest text of each, in characters. */
export const WITHDRAWAL_LENGTHS: Record<WithdrawalField, number> = {
  name: 120,
  contract: 300,
  email: 254,
  items: 1000,
  reason: 1000,
};

/**
 * How a statement fits to what the shop knows; for the merchant alone, customers are never told (R-WDR-08). fits: an order of
 * this person, in time; late: the days are over; business: bought for a business, which has no right to withdraw; stranger:
 * the number of an order, and neither its name nor its address; unmatched: no order by this number.
 */
export type WithdrawalStanding = "fits" | "late" | "business" | "stranger" | "unmatched";

/** A statement from its first step on. */
export interface Withdrawal extends WithdrawalStatement {
  /** Key of its page, 22 characters. */
  token: string;
  locale: Locale;
  /** Database time of the click that declared it; null before, when it is nothing but a draft. */
  declaredAt: Date | null;
  standing: WithdrawalStanding | null;
  /** The order it is about, as far as can be told. */
  orderId: string | null;
  receipt: "queued" | "sent" | "failed";
}

const DAYS = 14;
/** Nobody tells the shop when a parcel arrived: so many days on its way are believed. */
const LONGEST_TRANSIT_DAYS = 7;

/** The last day on which a withdrawal can be sent (§§ 187, 188, 193, 355 BGB). */
export function lastWithdrawalDay(receivedOn: IsoDay): IsoDay {
  return toWorkingDay(addDays(receivedOn, DAYS));
}

/** @param declaredAt the server's time of the click: sending in time is enough */
export function judgeWithdrawal(
  order: Pick<Order, "customer" | "delivery" | "deliveryStatus" | "deliveries"> | null,
  statement: WithdrawalStatement,
  declaredAt: Date,
): WithdrawalStanding {
  if (order === null) return "unmatched";
  if (!isSamePerson(order, statement)) return "stranger";
  if (order.customer.company !== null) return "business";
  const received = receivedOn(order);
  return received !== null && toBerlinDay(declaredAt) > lastWithdrawalDay(received) ? "late" : "fits";
}

/** Null while goods are still to come: then the days have not begun. */
function receivedOn({
  delivery,
  deliveryStatus,
  deliveries,
}: Parameters<typeof judgeWithdrawal>[0] & object): IsoDay | null {
  const last = deliveries.at(-1);
  if (deliveryStatus !== "delivered" || last === undefined) return null;
  const left = toBerlinDay(new Date(last.deliveredAt));
  return (last.kind ?? delivery) === "collection" ? left : addDays(left, LONGEST_TRANSIT_DAYS);
}

function isSamePerson({ customer }: Pick<Order, "customer">, { name, email }: WithdrawalStatement): boolean {
  const fold = (text: string) => text.normalize("NFKC").toLocaleLowerCase("de").trim();
  if (fold(email) === fold(customer.email)) return true;
  return ` ${fold(name)} `.includes(` ${fold(customer.lastName)} `);
}

/** What may be order numbers in what somebody wrote, in the order of the text; a few, as each is looked up. */
export function findOrderNumbers(contract: string): string[] {
  return [...new Set(contract.match(/(?<!\d)\d{4,9}(?!\d)/g) ?? [])].slice(0, 3);
}
