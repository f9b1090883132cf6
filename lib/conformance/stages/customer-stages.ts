import type { Host, Ids } from "../host.ts";
import { CONTACT, drawReference } from "../orders.ts";
import type { Stage } from "./stage.ts";

export type CustomerStages = typeof CUSTOMER_STAGES;

/** People and their bank accounts. */
export const CUSTOMER_STAGES = {
  customer: saveCustomer,
  container: saveContainer,
} satisfies Record<string, Stage>;

/** A new customer whose surname `{surname}` is unique. */
export async function saveCustomer(host: Host): Promise<Ids> {
  const surname = `Muster-${drawReference()}`;
  const reply = await host.call("POST", "/Payment/Customers", {
    contract: { id: host.settings.contract },
    contact: { ...CONTACT, surname },
  });
  return { pcu: String(reply.id), surname, surnameWild: `${surname.toUpperCase()}*`, orderId: drawReference() };
}

async function saveContainer(host: Host): Promise<Ids> {
  const { pcu = "" } = await saveCustomer(host);
  const reply = await host.call("POST", "/Payment/Containers", {
    type: "bank_account",
    private: { owner: "Jonna Muster", iban: "DE37503240001000000524" },
    customer: { id: pcu },
  });
  return { pcu, pct: String(reply.id) };
}
