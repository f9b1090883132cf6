import { z } from "zod";
import { CLEAN_TEXT } from "#lib/domain/clean-text.ts";
import type { CancelLegacy, ReportLegacy } from "#lib/usecases/legacy-payment.ts";
import type { Typed } from "../orders/[id]/typed-form.ts";

/** What is wrong with what was typed; each is a message below `legacyPayment.problems`. */
export type LegacyProblem = "id" | "amount" | "text" | "date" | "form";

export type Read<T> = { ok: true; value: T } | { ok: false; problem: LegacyProblem };

const ID = /^(?:[A-Za-z0-9]{3,19}(?:_\d+)?|PCI_[0-9A-Z]{10,40}|[\w-]{3,60})$/;
const Wish = z.uuid();
const Text = z.string().max(60).regex(CLEAN_TEXT);

/** The hash or `PCI_…`, as it was copied from somewhere; what cannot be one is asked of nobody. */
export function readId(text: string): string | null {
  const id = text.trim();
  return ID.test(id) ? id : null;
}

/** `5`, `5,00` or `5.00` as cents; null for anything else, nothing and less included. */
export function readEuros(text: string): number | null {
  const match = /^(\d{1,7})(?:[.,](\d{2}))?$/.exec(text.replace(/\s*€$/, ""));
  const cents = match === null ? 0 : Number(match[1]) * 100 + Number(match[2] ?? 0);
  return cents > 0 ? cents : null;
}

/** An empty amount is all of it. */
export function readCancel(typed: Typed): Read<CancelLegacy> {
  const id = readId(typed.id ?? "");
  const wish = Wish.safeParse(typed.wish);
  if (id === null || !wish.success) return { ok: false, problem: "form" };
  const seen = typed.seen === "" || typed.seen === undefined ? null : Number(typed.seen);
  if (seen !== null && !Number.isInteger(seen)) return { ok: false, problem: "form" };
  const byCents = typed.amount ? readEuros(typed.amount) : null;
  if (typed.amount && (byCents === null || (seen !== null && byCents > seen))) return { ok: false, problem: "amount" };
  return {
    ok: true,
    value: { hash: id, wishId: wish.data, seenCents: seen, byCents: byCents === seen ? null : byCents },
  };
}

/** @param now a day after it cannot be one on which goods left */
export function readReport(typed: Typed, now: Date): Read<ReportLegacy> {
  const id = readId(typed.id ?? "");
  const wish = Wish.safeParse(typed.wish);
  if (id === null || !wish.success) return { ok: false, problem: "form" };
  const texts = [typed.carrier ?? "", typed.tracking ?? "", typed.invoice ?? ""];
  if (!texts.every((text) => Text.safeParse(text).success)) return { ok: false, problem: "text" };
  const day = typed.date ?? "";
  if (day !== "" && !(z.iso.date().safeParse(day).success && Date.parse(day) <= now.getTime())) {
    return { ok: false, problem: "date" };
  }
  const [carrier = "", trackingId = "", invoiceNumber = ""] = texts;
  return {
    ok: true,
    value: {
      hash: id,
      wishId: wish.data,
      isFinal: typed.kind === "final",
      carrier: carrier || null,
      trackingId: trackingId || null,
      invoiceNumber: invoiceNumber || null,
      shippedAt: day === "" ? null : new Date(Math.min(Date.parse(`${day}T11:00:00Z`), now.getTime())),
    },
  };
}
