import "server-only";
import type { Actor } from "#lib/domain/staff.ts";
import type { Runtime } from "#lib/runtime.ts";
import { cancelLegacyPayment, type LegacyOutcome, reportLegacyShipping } from "#lib/usecases/legacy-payment.ts";
import { enterOffice } from "../enter-office.ts";
import { readTyped, type Typed, toQuery } from "../orders/[id]/typed-form.ts";
import { type Read, readCancel, readReport } from "./legacy-form.ts";

type Work<T> = (runtime: Runtime, wanted: T, actor: Actor) => Promise<LegacyOutcome>;

/** @returns the page of the payment, which says what happened and shows how it is now */
export async function submitCancel(form: FormData): Promise<string> {
  const typed = readTyped(form);
  return submit("cancel", typed, () => readCancel(typed), cancelLegacyPayment);
}

/** @returns the same, with everything that was typed where it cannot be used */
export async function submitReport(form: FormData): Promise<string> {
  const typed = readTyped(form);
  return submit("report", typed, () => readReport(typed, new Date()), reportLegacyShipping);
}

async function submit<T>(step: string, typed: Typed, readWanted: () => Read<T>, work: Work<T>): Promise<string> {
  const outcome = await enterOffice("legacy", `legacy.${step}`, async (runtime, actor) => {
    const read = readWanted();
    return read.ok ? work(runtime, read.value, actor) : { kind: "unread" as const, problem: read.problem };
  });
  const id = typed.id ?? "";
  if (typeof outcome === "string") return `/merchant/legacy?${toQuery(typed, { step, away: outcome })}`;
  if (outcome.kind === "unread") return `/merchant/legacy?${toQuery(typed, { step, problem: outcome.problem })}`;
  const supportId = "supportId" in outcome && outcome.supportId !== null ? { support: outcome.supportId } : {};
  const refusal = outcome.kind === "refused" ? { refusal: outcome.refusal } : {};
  const waits = outcome.kind === "done" && outcome.isRefundWaiting ? { waits: "1" } : {};
  return `/merchant/legacy?${toQuery({}, { id, did: step, outcome: outcome.kind, ...refusal, ...supportId, ...waits })}`;
}
