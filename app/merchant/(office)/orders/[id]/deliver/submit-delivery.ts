import "server-only";
import { deliverGoods } from "#lib/usecases/deliver-goods.ts";
import { enterOffice } from "../../../enter-office.ts";
import { toOrderPath } from "../find-order.ts";
import { readTyped, toQuery } from "../typed-form.ts";
import { readDelivery } from "./delivery-form.ts";
import type { Refusal } from "./refusal.ts";

/**
 * The goods leave. The same form a second time finds them gone already, and leads to the same place.
 * @returns where to go on: the order, or the form with all that was typed
 */
export async function submitDelivery(form: FormData): Promise<string> {
  const typed = readTyped(form);
  const page = toOrderPath({ id: typed.order ?? "" });
  const outcome = await enterOffice(
    "deliver",
    "deliver",
    async (runtime, actor): Promise<Refusal | "done" | "typed"> => {
      const order = await runtime.orders.find(typed.order ?? "");
      if (order === null) return "notPlaced";
      if (order.deliveries.some(({ id }) => id === typed.wish)) return "done";
      const read = readDelivery(order, typed, runtime.clock.now());
      if (!read.ok) return "typed";
      const delivered = await deliverGoods(runtime, order.id, read.wanted, actor);
      return delivered.kind === "refused" ? delivered.problem : "done";
    },
  );
  if (outcome === "done") return `${page}?done=delivered`;
  const { order: _order, refused: _refused, ...rest } = typed;
  return `${page}/deliver?${toQuery(rest, outcome === "typed" ? { step: "form" } : { refused: outcome })}`;
}
