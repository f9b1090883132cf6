import { UsageError } from "./exit-codes.ts";

export type ObjectId = { kind: "smart" | "payment" | "hash"; id: string };

/**
 * What an id names. Ids are opaque to us; only a slip of the hand is refused (secuconnect-api §2.2, I).
 * @throws UsageError
 */
export function readId(text: string): ObjectId {
  const id = text.trim();
  if (/^STX_[0-9A-Z]+$/i.test(id)) return { kind: "smart", id: id.toUpperCase() };
  if (/^PCI_[0-9A-Z]+$/i.test(id)) return { kind: "payment", id: id.toUpperCase() };
  if (/^[a-z0-9]{8,32}(_\d+)?$/.test(id)) return { kind: "hash", id };
  throw new UsageError(
    `"${id}" is no id: STX_… (Smart Transaction), PCI_… (Payment Transaction) or a hash of small letters and digits.`,
  );
}

/** @throws UsageError for anything but `STX_…` and `PCI_…` */
export function readTransactionId(text: string): ObjectId & { kind: "smart" | "payment" } {
  const { kind, id } = readId(text);
  if (kind === "hash")
    throw new UsageError(`"${id}" is a hash of the legacy endpoints; this command takes STX_… or PCI_….`);
  return { kind, id };
}

/** @throws UsageError for anything but a hash */
export function readHash(text: string): string {
  const { kind, id } = readId(text);
  if (kind === "hash") return id;
  throw new UsageError(`The legacy endpoints take a hash of small letters and digits, not ${id}.`);
}
