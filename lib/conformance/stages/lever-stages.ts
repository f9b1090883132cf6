import type { Host, Ids } from "../host.ts";
import type { Levers } from "../levers.ts";
import { SMART_STAGES } from "./smart-stages.ts";
import type { LeverStage } from "./stage.ts";

export type LeverStages = typeof LEVER_STAGES;

/** What happens at banks and in secupay's office: only the emulator does it on demand. */
export const LEVER_STAGES = {
  tokenExpired: expireToken,
  riskRefuses: next("prepare", "declined", SMART_STAGES.created),
  methodUnavailable: next("prepare", "unavailable", SMART_STAGES.created),
  startFails: next("start", "declined", SMART_STAGES.invoiceApproved),
  bankHesitates: next("start", "pending", SMART_STAGES.debitApproved),
  serverBreaks: next("get", "error500", SMART_STAGES.created),
  prepaidPaid: happen(SMART_STAGES.prepaidStarted, "pay"),
  invoicePaid: happen(SMART_STAGES.invoiceCaptured, "pay"),
  debitReturned: happen(SMART_STAGES.debitStarted, "return-debit"),
  contractWithoutMixedBaskets: async (_host, levers) => {
    await levers.setContract({ mixedBaskets: false });
    return {};
  },
  refunded: refundPaidPrepayment,
} satisfies Record<string, LeverStage>;

function next(call: string, outcome: string, before: (host: Host) => Promise<Ids>): LeverStage {
  return async (host, levers) => {
    const ids = await before(host);
    await levers.pull("next", { call, outcome });
    return ids;
  };
}

function happen(before: (host: Host) => Promise<Ids>, event: string): LeverStage {
  return async (host, levers) => {
    const ids = await before(host);
    await levers.pull(`transactions/${ids.stx}/${event}`);
    return ids;
  };
}

async function refundPaidPrepayment(host: Host, levers: Levers): Promise<Ids> {
  const ids = await happen(SMART_STAGES.prepaidStarted, "pay")(host, levers);
  const reply = await host.call("POST", `/Payment/Transactions/${ids.pci}/cancel`, { reduce_amount_by: 490 });
  const refund = (reply as unknown as { id: string }[]).find(({ id }) => id !== ids.pci);
  if (refund === undefined) throw new Error("The partial cancellation of a paid transaction made no refund");
  return { ...ids, refund: refund.id };
}

/** The host keeps its token for the next call and finds it worthless there. */
async function expireToken(host: Host, levers: Levers): Promise<Ids> {
  const expired = await host.getToken();
  await levers.pull("clock", { advance: "PT21M" });
  host.dropToken();
  return { expired };
}
