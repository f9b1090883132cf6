import "server-only";
import { handOverGoods } from "#lib/usecases/hand-over-goods.ts";
import { enterOffice } from "../../../enter-office.ts";
import { Wish } from "../deliver/delivery-form.ts";
import type { Refusal } from "../deliver/refusal.ts";
import { toOrderPath } from "../find-order.ts";
import { readTyped, toQuery } from "../typed-form.ts";

/** @returns where to go on: the order, or the form with what was typed */
export async function submitHandOver(form: FormData): Promise<string> {
  const typed = readTyped(form);
  const page = toOrderPath({ id: typed.order ?? "" });
  const outcome = await enterOffice("deliver", "handOver", async (runtime, actor): Promise<Refusal | "done"> => {
    const wish = Wish.safeParse(typed.wish);
    const order = await runtime.orders.find(typed.order ?? "");
    if (order === null || !wish.success) return "notPlaced";
    const wanted = { id: wish.data, pickupCode: typed.code ?? "" };
    const handed = await handOverGoods(runtime, order.id, wanted, actor);
    return handed.kind === "refused" ? handed.problem : "done";
  });
  if (outcome === "done") return `${page}?done=handedOver`;
  return `${page}/hand-over?${toQuery({ wish: typed.wish ?? "", code: typed.code ?? "" }, { refused: outcome })}`;
}
