import "server-only";
import { cancelOrder } from "#lib/usecases/cancel-order.ts";
import { enterOffice } from "../../../enter-office.ts";
import { toOrderPath } from "../find-order.ts";
import { readTyped, toQuery } from "../typed-form.ts";
import type { UndoRefusal } from "../undo-refusal.ts";
import { readCancel } from "./cancel-form.ts";

/** @returns where to go on: the order, or the form with what was typed */
export async function submitCancel(form: FormData): Promise<string> {
  const { order: orderId = "", refused: _refused, ...typed } = readTyped(form);
  const page = toOrderPath({ id: orderId });
  const outcome = await enterOffice("undo", "cancel", async (runtime, actor): Promise<UndoRefusal | "done"> => {
    const wanted = readCancel(typed);
    if (wanted === null) return "noReason";
    if ((await runtime.orders.find(orderId)) === null) return "notPlaced";
    const cancelled = await cancelOrder(runtime, orderId, wanted, actor);
    return cancelled.kind === "refused" ? cancelled.problem : "done";
  });
  return outcome === "done" ? `${page}?done=cancelled` : `${page}/cancel?${toQuery(typed, { refused: outcome })}`;
}
