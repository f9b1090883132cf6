import { cpus } from "node:os";
import { say } from "../terminal.mjs";
import { formatMark, formatNumber, formatRatio, printTable } from "./table.mjs";

/** @typedef {import("./selling.mjs").SellingResult} SellingResult */

/** Shares of the floor that are wanted. */
const CHECKOUT_GOAL = 0.5;
const PUSH_GOAL = 0.85;
/** Above this, something else was at work on the machine. */
const QUIET_DRIFT = 0.25;

/** @param {SellingResult} result */
export function printSelling(result) {
  printFloors(result);
  printCheckouts(result);
  printPushes(result);
}

/** @param {SellingResult} result @returns {string[]} what must never happen, one sentence each */
export function listBreaches({ engine, storm, audit, pushes }) {
  const counts = {
    "purchases failed": storm.failures.length,
    "purchases without their order and started transaction": audit.missing,
    "orders or transactions doubled": audit.doubled,
    "mails missing": audit.mailsMissing,
    "mails doubled": audit.mailsDoubled,
    "acknowledged callbacks lost": pushes?.lost ?? 0,
    "callbacks refused": pushes?.shop.bad ?? 0,
  };
  return Object.entries(counts)
    .filter(([, count]) => count !== 0)
    .map(([what, count]) => `${engine}: ${count} ${what}`);
}

/** @param {SellingResult} result */
function printFloors({ engine, floors, drift = 0 }) {
  if (!floors) return;
  const dynamic = floors["dynamic page"].rate;
  printTable(
    `Floors on ${engine}: the bare app, one process, 8 connections, before and after the purchases`,
    ["floor", "per second", "ratio", "p50 ms", "p99 ms"],
    Object.entries(floors).map(([floor, { rate, p50, p99 }]) => [
      ...[floor, formatNumber(rate), formatRatio(rate / dynamic), formatNumber(p50), formatNumber(p99)],
    ]),
  );
  if (drift > QUIET_DRIFT) {
    const percent = Math.round(drift * 100);
    say(
      `\n  The machine was not quiet: the floors before and after differ by ${percent} %, and the ratios are no better.`,
    );
  }
}

/** @param {SellingResult} result */
function printCheckouts({ engine, floors, limits, storm, audit }) {
  if (!floors || !limits) return;
  const { perSecond, steps, failures } = storm;
  const share = perSecond / limits.shortest;
  printTable(
    `Whole purchases on ${engine}: 8 customers without scripts, invoice and prepaid by turns`,
    ["", "per second", "reached", "goal", ""],
    [
      ["measured", formatNumber(perSecond), "", "", ""],
      [
        "limit: 3 dynamic pages + 2 handlers with insert",
        ...[formatNumber(limits.shortest), formatRatio(share), `≥ ${formatRatio(CHECKOUT_GOAL)}`],
        formatMark(share >= CHECKOUT_GOAL),
      ],
      [
        "limit: the 5 pages and 3 forms really requested",
        ...[formatNumber(limits.asMade), formatRatio(perSecond / limits.asMade), "", ""],
      ],
    ],
  );
  const form = floors["form + insert + redirect"];
  const page = floors["dynamic page"];
  printTable(
    `Requests of a purchase on ${engine}; ratios to the bare form and the bare dynamic page`,
    ["request", "p50 ms", "ratio", "p99 ms", "ratio"],
    Object.entries(steps).map(([step, { p50, p99 }]) => {
      const floor = step === "place order" || step.startsWith("add") || step.startsWith("send") ? form : page;
      return [step, formatNumber(p50), formatRatio(p50 / floor.p50), formatNumber(p99), formatRatio(p99 / floor.p99)];
    }),
  );
  say("");
  say(`  ${storm.bought.length} bought, ${failures.length} failed, ${audit.missing} without order or transaction,`);
  say(`  ${audit.doubled} doubled, ${audit.mailsMissing} mails missing, ${audit.mailsDoubled} mails doubled.`);
  const [p50, p99] = [audit.mailDelayP50, audit.mailDelayP99].map((delay) => formatNumber(delay / 1000));
  say(`  From the order to the mail's arrival: ${p50} s at p50, ${p99} s at p99.`);
  say(`  The sandbox, a process of its own, and the customers share these ${cpus().length} cores with the shop.`);
  for (const failure of failures.slice(0, 5)) say(`  failed: ${failure}`);
}

/** @param {SellingResult} result */
function printPushes({ engine, pushes }) {
  if (!pushes) return;
  const { bare, shop, acknowledged, lost } = pushes;
  const ratio = shop.rate / bare.rate;
  const toCells = (/** @type {import("./load.mjs").Load} */ { rate, p50, p99 }) => [rate, p50, p99].map(formatNumber);
  printTable(
    `Callbacks on ${engine}: 8 connections, each answered only after a commit`,
    ["", "per second", "p50 ms", "p99 ms", "ratio", "goal", ""],
    [
      ["bare route handler + insert", ...toCells(bare), formatRatio(1), "", ""],
      [
        "push address of the shop",
        ...[...toCells(shop), formatRatio(ratio), `≥ ${formatRatio(PUSH_GOAL)}`, formatMark(ratio >= PUSH_GOAL)],
      ],
    ],
  );
  say(`\n  ${acknowledged} acknowledged, ${lost} of them missing in the dump, ${shop.bad} refused.`);
}
