import type { CheckoutRules } from "#lib/domain/checkout.ts";
import { toBerlinDay } from "#lib/domain/shop-day.ts";
import type { Deps } from "./deps.ts";
import { offeredMethods } from "./offered-methods.ts";

/** What a checkout form is checked against today. */
export async function readCheckoutRules({ shop, clock }: Pick<Deps, "shop" | "clock">): Promise<CheckoutRules> {
  const [{ countries }, methods] = await Promise.all([shop.profile(), offeredMethods({ shop })]);
  return { today: toBerlinDay(clock.now()), countries, methods };
}
