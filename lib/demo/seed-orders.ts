import type { Deps } from "#lib/usecases/deps.ts";
import { DEMO_ORDERS } from "./demo-orders.ts";
import { type Lever, openStage } from "./stage.ts";

/** Pulls the levers of the sandbox behind this address. @throws Error where there is none, or it does not know the lever */
export function createLever(apiUrl: string): Lever {
  return async (path, body) => {
    const answer = await fetch(new URL(`/_sandbox/${path}`, apiUrl), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} to ${path}`);
  };
}

/** Whether the provider at this address is the sandbox: demo orders are made nowhere else. */
export async function isSandbox(apiUrl: string): Promise<boolean> {
  try {
    const answer = await fetch(new URL("/_sandbox/pushes", apiUrl), { signal: AbortSignal.timeout(3_000) });
    return answer.ok;
  } catch {
    return false;
  }
}

/** Orders in every state, each made once, by the same steps customers, clerks and banks take. One line each. */
export async function* seedOrders(deps: Deps, lever: Lever): AsyncIterable<string> {
  for (const { key, method, customer, goods, locale = "de", before, play } of DEMO_ORDERS) {
    if ((await deps.orders.findByBasket(`demo-${key}`)) !== null) continue;
    await before?.(lever);
    const stage = await openStage(deps, lever, { key, method, customer, goods, locale });
    await play?.(stage);
    const { number, token } = await stage.order();
    yield `${number} ${key} ${deps.shopUrl}${locale === "de" ? "" : `/${locale}`}/orders/${token}`;
  }
}
