import { z } from "zod";
import type { CancelWish } from "#lib/usecases/cancel-order.ts";
import { readReason } from "../refund/refund-form.ts";
import type { Typed } from "../typed-form.ts";

/** Null while no reason that can be used was chosen or typed. */
export function readCancel(typed: Typed): CancelWish | null {
  const wish = z.uuid().safeParse(typed.wish);
  const reason = readReason(typed);
  return wish.success && reason !== null ? { id: wish.data, reason } : null;
}
