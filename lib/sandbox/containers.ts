import type { BankAccount, PaymentContainer } from "#lib/secuconnect/wire/payment-container.ts";
import { findBank, maskIban, toPlainIban } from "./banks.ts";
import { toBerlinTime } from "./berlin-time.ts";
import { isIbanValid } from "./iban.ts";
import { ProviderError } from "./provider-error.ts";
import type { StoredContainer } from "./state.ts";
import type { World } from "./world.ts";

/**
 * The payment instrument a prepare or start names: a stored one by `id`, or a bank account inline, which is stored with
 * its mandate. The same account of the same customer is one container, however often it is sent.
 * @returns null when the request names none
 */
export function takeContainer(
  world: World,
  container: PaymentContainer | undefined,
  customer: string | null,
): StoredContainer | null {
  if (container?.private !== undefined) {
    checkType(container.type);
    const account = readAccount(container.private);
    return findSame(world, account.iban, customer) ?? insertContainer(world, account, customer);
  }
  return container?.id === undefined ? null : findContainer(world, container.id);
}

/** @throws ProviderError ProductDuplicateException when this customer has this account already */
export function createContainer(world: World, type: string, bank: BankAccount, customer: string | null) {
  checkType(type);
  const account = readAccount(bank);
  if (customer !== null && findSame(world, account.iban, customer) !== undefined) throw buildDuplicate();
  return insertContainer(world, account, customer);
}

/** A changed account is a new mandate. @throws ProviderError ProductDuplicateException */
export function updateContainer(
  world: World,
  container: StoredContainer,
  change: { bank?: BankAccount | undefined; customer?: string | null },
): void {
  const account = change.bank === undefined ? container : readAccount(change.bank);
  const customer = change.customer === undefined ? container.customer : change.customer;
  const same = customer === null ? undefined : findSame(world, account.iban, customer);
  if (same !== undefined && same.id !== container.id) throw buildDuplicate();
  if (account.iban !== container.iban) Object.assign(container, drawMandate(world));
  const { owner, iban, bic, bankname } = account;
  Object.assign(container, { owner, iban, bic, bankname, customer, updated: world.clock.now() });
  world.store.save("containers", container.id);
  world.store.save("meta");
}

export function deleteContainer(world: World, container: StoredContainer): void {
  container.deleted = true;
  container.updated = world.clock.now();
  world.store.save("containers", container.id);
}

/** @throws ProviderError ProductNotFoundException */
export function findContainer(world: World, id: string): StoredContainer {
  const container = world.store.tables.containers.get(id.toUpperCase());
  if (container === undefined || container.deleted) {
    throw new ProviderError("ProductNotFoundException", `Payment container ${id} not found`);
  }
  return container;
}

export function renderContainer(world: World, container: StoredContainer): Record<string, unknown> {
  const { id, owner, iban, bic, bankname, customer, created, updated } = container;
  return {
    object: "payment.containers",
    id,
    type: "bank_account",
    contract: { object: "general.contracts", id: world.contractId },
    customer: customer === null ? null : { object: "payment.customers", id: customer },
    public: { owner, iban: maskIban(iban), bic, bankname },
    private: { owner, iban, bic, bankname },
    mandate: { sepa_mandate_id: container.mandateId, type: "COR1", identification: container.mandate },
    created: toBerlinTime(created),
    updated: updated === null ? null : toBerlinTime(updated),
  };
}

/** The container as a transaction shows it. */
export function renderContainerLink(id: string) {
  return { object: "payment.containers", id, type: "bank_account" };
}

interface Account {
  owner: string;
  iban: string;
  bic: string;
  bankname: string;
}

function readAccount({ owner, iban, bic }: BankAccount): Account {
  if (owner.trim() === "") throw new ProviderError("ProductFormatException", "private.owner is missing");
  if (!isIbanValid(iban)) throw new ProviderError("ProductFormatException", "private.iban is missing or invalid");
  const bank = findBank(iban);
  return { owner, iban: toPlainIban(iban), bic: bic || bank.bic, bankname: bank.bankname };
}

function checkType(type: string | undefined): void {
  if (type === undefined || type === "bank_account") return;
  throw new ProviderError("ProductNotAllowedException", `Containers of type ${type} cannot be stored`);
}

function insertContainer(world: World, account: Account, customer: string | null): StoredContainer {
  const container: StoredContainer = {
    id: world.ids.drawObjectId("PCT"),
    ...account,
    customer,
    ...drawMandate(world),
    created: world.clock.now(),
    updated: null,
    deleted: false,
  };
  world.store.tables.containers.set(container.id, container);
  world.store.save("containers", container.id);
  world.store.save("meta");
  return container;
}

function drawMandate(world: World): { mandateId: string; mandate: string } {
  const number = world.ids.drawTransId();
  return { mandateId: String(number), mandate: `PAM/${number}` };
}

function findSame(world: World, iban: string, customer: string | null): StoredContainer | undefined {
  if (customer === null) return undefined;
  for (const container of world.store.tables.containers.values()) {
    if (container.customer === customer && container.iban === iban && !container.deleted) return container;
  }
  return undefined;
}

function buildDuplicate(): ProviderError {
  return new ProviderError("ProductDuplicateException", "Payment instrument is already stored for this customer");
}
