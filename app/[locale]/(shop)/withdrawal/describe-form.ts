import "server-only";
import { headers } from "next/headers";
import { isCrowded } from "#lib/admission.ts";
import { CLIENT_ADDRESS_HEADER } from "#lib/client-address.ts";
import type { Locale } from "#lib/domain/money.ts";
import { readStatement } from "#lib/domain/withdrawal-form.ts";
import { getRuntime } from "#lib/runtime.ts";
import { logActionFailure } from "../../log-action-failure.ts";
import { TRAP_FIELD } from "./trap-field.tsx";

const TOKEN = /^[\w-]{22}$/;

/**
 * Keeps what was typed, whole or not, under a key of its own; the page behind it says what is missing, or asks to confirm.
 * @returns where the customer goes on, a path without language
 */
export async function describeForm(form: FormData, locale: Locale): Promise<string> {
  // Nobody sees this field, so nobody fills it in who looks at the page.
  if (form.get(TRAP_FIELD)) return "/withdrawal";
  try {
    const { chance, doors, withdrawals, withdrawalLimit } = await getRuntime();
    const address = (await headers()).get(CLIENT_ADDRESS_HEADER) ?? "unknown";
    if ((await withdrawalLimit.take(address)) !== null) return "/withdrawal?problem=many";
    const given = String(form.get("token") ?? "");
    const token = TOKEN.test(given) ? given : chance.token();
    await doors.actions.enter(() => withdrawals.draft(token, readStatement(form), locale));
    return `/withdrawal/${token}`;
  } catch (error) {
    if (!isCrowded(error)) await logActionFailure("describeWithdrawal", error);
    return "/withdrawal?problem=failed";
  }
}
