import "server-only";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { isCrowded } from "#lib/admission.ts";
import { CUSTOMER_ACTOR } from "#lib/domain/audit.ts";
import { getRuntime } from "#lib/runtime.ts";
import { cancelOrder } from "#lib/usecases/cancel-order.ts";
import { logActionFailure } from "../../../log-action-failure.ts";

const Form = z.object({ token: z.string(), wish: z.uuid() });

/**
 * The customer gives the order up; the token is the right to do so. Open in maintenance as well.
 * @returns where the customer goes on, a path without language
 */
export async function cancelForm(form: FormData): Promise<string> {
  const read = Form.safeParse(Object.fromEntries(form));
  const token = read.data?.token ?? "";
  const problem = read.success ? await tryToCancel(token, read.data.wish) : "refused";
  const page = `/orders/${encodeURIComponent(token)}`;
  return problem === null ? page : `${page}?cancel=${problem}`;
}

async function tryToCancel(token: string, wishId: string): Promise<"refused" | "failed" | "crowded" | null> {
  try {
    const runtime = await getRuntime();
    const order = await runtime.orders.findByToken(token);
    if (order === null) return "refused";
    // In the language of the order, as all that is written about it.
    const t = await getTranslations({ locale: order.locale, namespace: "order.cancel" });
    const wish = { id: wishId, reason: t("reason") };
    const outcome = await runtime.doors.actions.enter(() => cancelOrder(runtime, order.id, wish, CUSTOMER_ACTOR));
    return outcome.kind === "taken" ? null : "refused";
  } catch (error) {
    if (isCrowded(error)) return "crowded";
    await logActionFailure("cancelOrder", error);
    return "failed";
  }
}
