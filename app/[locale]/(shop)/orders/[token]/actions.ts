"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { log } from "#lib/log.ts";
import { getRuntime } from "#lib/runtime.ts";
import { payOtherwise } from "#lib/usecases/pay-otherwise.ts";

/** "Mit Vorkasse bezahlen" on an order that was refused; the token is the right to do so. */
export async function payOtherwiseAction(form: FormData): Promise<void> {
  const token = String(form.get("token") ?? "");
  const problem = await tryToPay(token);
  const page = `/orders/${encodeURIComponent(token)}`;
  redirect(toLocalePath(problem === null ? page : `${page}?problem=${problem}`, await getLocale()));
}

async function tryToPay(token: string): Promise<"short" | "failed" | null> {
  try {
    return (await payOtherwise(await getRuntime(), token)) ? null : "short";
  } catch (error) {
    // Its message may quote a row of the database.
    log.error({ action: "payOtherwise", error: error instanceof Error ? error.name : "unknown" }, "action failed");
    return "failed";
  }
}
