import type { Host, Ids } from "../host.ts";
import type { Levers } from "../levers.ts";
import type { CustomerStages } from "./customer-stages.ts";
import type { LegacyRefusalStages } from "./legacy-refusal-stages.ts";
import type { LegacyStages } from "./legacy-stages.ts";
import type { LeverStages } from "./lever-stages.ts";
import type { SmartStages } from "./smart-stages.ts";

/** Brings an object into a state by documented calls and says what it is called. */
export type Stage = (host: Host) => Promise<Ids>;

/** As `Stage`, for what only the emulator can be made to do. */
export type LeverStage = (host: Host, levers: Levers) => Promise<Ids>;

export type StageName =
  | "nothing"
  | keyof SmartStages
  | keyof CustomerStages
  | keyof LegacyStages
  | keyof LegacyRefusalStages
  | keyof LeverStages;

/** The ids a Smart Transaction's reply names. */
export function readIds(reply: Record<string, unknown>): Ids {
  const ids: Ids = { stx: String(reply.id) };
  const [link] = (reply.transactions ?? []) as Record<string, unknown>[];
  if (link?.id !== undefined) ids.pci = String(link.id);
  if (link?.transaction_hash !== undefined) ids.paymentHash = String(link.transaction_hash);
  if (reply.trans_id !== undefined) ids.transId = String(reply.trans_id);
  const customer = reply.customer as { id?: unknown } | null | undefined;
  if (typeof customer?.id === "string") ids.pcu = customer.id;
  if (typeof reply.merchantRef === "string") ids.merchantRef = reply.merchantRef;
  return ids;
}

/** @throws Error when a transaction is not in the state a stage needs */
export function expectStatus(reply: Record<string, unknown>, ...statuses: string[]): void {
  if (statuses.includes(String(reply.status))) return;
  throw new Error(`The transaction should be ${statuses.join(" or ")} and is ${String(reply.status)}`);
}
