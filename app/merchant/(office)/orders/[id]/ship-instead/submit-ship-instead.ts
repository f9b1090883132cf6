import "server-only";
import { switchToShipping } from "#lib/usecases/switch-to-shipping.ts";
import { enterOffice } from "../../../enter-office.ts";
import { Wish } from "../deliver/delivery-form.ts";
import type { Refusal } from "../deliver/refusal.ts";
import { toOrderPath } from "../find-order.ts";
import { readTyped, toQuery } from "../typed-form.ts";

/** @returns where to go on: the order, or the same page with what stands against it */
export async function submitShipInstead(form: FormData): Promise<string> {
  const typed = readTyped(form);
  const page = toOrderPath({ id: typed.order ?? "" });
  const outcome = await enterOffice("deliver", "shipInstead", async (runtime, actor): Promise<Refusal | "done"> => {
    const wish = Wish.safeParse(typed.wish);
    const order = await runtime.orders.find(typed.order ?? "");
    if (order === null || !wish.success) return "notPlaced";
    const switched = await switchToShipping(runtime, order.id, { id: wish.data }, actor);
    return switched.kind === "refused" ? switched.problem : "done";
  });
  if (outcome === "done") return `${page}?done=switched`;
  return `${page}/ship-instead?${toQuery({ wish: typed.wish ?? "" }, { refused: outcome })}`;
}
