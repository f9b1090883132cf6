import "server-only";
import { enterPartPayment } from "#lib/usecases/enter-part-payment.ts";
import { enterOffice } from "../../../enter-office.ts";
import { toOrderPath } from "../find-order.ts";
import { readTyped, toQuery } from "../typed-form.ts";
import { type PartRefusal, readPart } from "./part-form.ts";

/** @returns where to go on: the order, or the form with what was typed */
export async function submitPart(form: FormData): Promise<string> {
  const { order: orderId = "", amount = "", seen = "" } = readTyped(form);
  const page = toOrderPath({ id: orderId });
  const outcome = await enterOffice("repair", "partPayment", async (runtime, actor): Promise<PartRefusal | "done"> => {
    if ((await runtime.orders.find(orderId)) === null) return "noPart";
    const entered = await enterPartPayment(runtime, orderId, readPart(amount, seen), actor);
    return entered.kind === "refused" ? entered.problem : "done";
  });
  return outcome === "done"
    ? `${page}?done=partEntered`
    : `${page}/part-payment?${toQuery({ amount }, { refused: outcome })}`;
}
