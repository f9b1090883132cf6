import type { Cents } from "#lib/domain/money.ts";

/** "-12.05": always two places, never "-0.00". @throws RangeError for anything but whole cents */
export function toAmount(cents: Cents): string {
  return toDecimal(cents, 2, 2);
}

/** "19", "5.5": percent with up to two places. @throws RangeError for more places than that */
export function toPercent(rate: number): string {
  const hundredths = Math.round(rate * 100);
  if (Math.abs(rate * 100 - hundredths) > 1e-6) throw new RangeError(`${rate} percent has more than two places`);
  return toDecimal(hundredths, 2, 0);
}

/**
 * Net price of one piece (BT-146) with as few places as it takes, at least two, so that the price times the quantity, rounded,
 * is the net amount of the line again. Many readers overlook a base quantity; none overlooks places.
 * @param quantity whole and above 0
 */
export function toUnitPrice(netCents: Cents, quantity: number): string {
  if (!Number.isSafeInteger(quantity) || quantity <= 0) throw new RangeError(`${quantity} is no quantity of a line`);
  const [net, pieces] = [BigInt(toWhole(netCents)), BigInt(quantity)];
  for (let places = 2; ; places += 1) {
    const scale = 10n ** BigInt(places - 2);
    const price = roundHalfUp(net * scale, pieces);
    if (roundHalfUp(price * pieces, scale) === net) return placePoint(price.toString(), places, 2);
  }
}

/** @param dividend not negative */
function roundHalfUp(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor);
}

function toDecimal(value: number, places: number, keep: number): string {
  const whole = toWhole(value);
  return `${whole < 0 ? "-" : ""}${placePoint(Math.abs(whole).toString(), places, keep)}`;
}

function toWhole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number`);
  return value;
}

/** Drops zeros at the end, but for `keep` of them. */
function placePoint(digits: string, places: number, keep: number): string {
  const padded = digits.padStart(places + 1, "0");
  let end = padded.length;
  while (end > padded.length - places + keep && padded[end - 1] === "0") end -= 1;
  const fraction = padded.slice(padded.length - places, end);
  const whole = padded.slice(0, padded.length - places);
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
