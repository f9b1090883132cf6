import { createHash } from "node:crypto";
import { z } from "zod";
import type { Deps } from "./deps.ts";

/** The little that is read of a push: an id to recognise repeats. Nothing else in the body is believed. */
const PushShape = z.object({ id: z.string().regex(/^[\w.-]{1,100}$/) });

export type PushOutcome = "stored" | "notFound";

/**
 * Keeps a status callback and queues a look at its order; returns only after both are on disk (G-20).
 * Without a usable event id the body itself identifies the push, so that repeats are still recognised.
 * @param pushToken the secret in the address; it alone names the order
 */
export async function receivePush(
  deps: Pick<Deps, "orders" | "pushInbox">,
  pushToken: string,
  body: string,
): Promise<PushOutcome> {
  if (!/^[\w-]{22}$/.test(pushToken)) return "notFound";
  const order = await deps.orders.findByPushToken(pushToken);
  if (order === null) return "notFound";
  await deps.pushInbox.receive(order.id, readEventId(body), body);
  return "stored";
}

function readEventId(body: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    parsed = undefined;
  }
  const shape = PushShape.safeParse(parsed);
  return shape.success ? shape.data.id : `body_${createHash("sha256").update(body).digest("hex").slice(0, 32)}`;
}
