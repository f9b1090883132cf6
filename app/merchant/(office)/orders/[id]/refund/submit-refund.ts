import "server-only";
import { refundOrder } from "#lib/usecases/refund-order.ts";
import { enterOffice } from "../../../enter-office.ts";
import { toOrderPath } from "../find-order.ts";
import { readTyped, toQuery } from "../typed-form.ts";
import type { UndoRefusal } from "../undo-refusal.ts";
import { readRefund } from "./refund-form.ts";

/**
 * The amount is the one that was shown: a page that is older than what the order is worth now is read again, and shown again
 * where it comes to something else.
 * @returns where to go on: the order, or the form with what was typed
 */
export async function submitRefund(form: FormData): Promise<string> {
  const { order: orderId = "", refused: _refused, ...typed } = readTyped(form);
  const page = toOrderPath({ id: orderId });
  const outcome = await enterOffice(
    "undo",
    "refund",
    async (runtime, actor): Promise<UndoRefusal | "done" | "typed"> => {
      const order = await runtime.orders.find(orderId);
      if (order === null) return "notPlaced";
      if (order.payment.refunds.some(({ id }) => id === typed.wish)) return "done";
      const read = readRefund(order, typed);
      if (!read.ok) return "typed";
      if (typed.shown !== String(read.wanted.amountCents)) return "changed";
      const refunded = await refundOrder(runtime, orderId, read.wanted, actor);
      return refunded.kind === "refused" ? refunded.problem : "done";
    },
  );
  if (outcome === "done") return `${page}?done=refunded`;
  const { shown: _shown, ...rest } = typed;
  return `${page}/refund?${toQuery(rest, outcome === "typed" ? { step: "check" } : { refused: outcome })}`;
}
