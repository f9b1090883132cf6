import { LEGACY_RESOURCES } from "../legacy-terms.ts";
import type { StoredTransaction } from "../state.ts";
import type { World } from "../world.ts";

/** What the overview may be narrowed to; empty texts narrow nothing. */
export interface TransactionFilter {
  text: string;
  status: string;
  method: string;
  /** `smart`, or a resource of the older endpoints */
  kind: string;
}

/** `smart`, or for a deal of the older endpoints the resource that made it, for example `Secupayinvoices`. */
export function nameKind({ legacy, method }: StoredTransaction): string {
  if (legacy === undefined || method === null) return "smart";
  const resource = LEGACY_RESOURCES[method];
  return resource.charAt(0).toUpperCase() + resource.slice(1);
}

export function readTransactionFilter(query: URLSearchParams): TransactionFilter {
  const read = (name: string) => (query.get(name) ?? "").trim();
  return { text: read("q").toLowerCase(), status: read("status"), method: read("method"), kind: read("kind") };
}

/** Newest first. Words of the text must all be found: in ids, references, the TA code, the customer's name or e-mail. */
export function filterTransactions(world: World, filter: TransactionFilter): StoredTransaction[] {
  const words = filter.text.split(/\s+/).filter((word) => word !== "");
  return [...world.store.tables.transactions.values()]
    .reverse()
    .filter(
      (transaction) =>
        (filter.status === "" || transaction.status === filter.status) &&
        (filter.method === "" || transaction.method === filter.method) &&
        (filter.kind === "" || nameKind(transaction) === filter.kind) &&
        (words.length === 0 || hasWords(world, transaction, words)),
    );
}

/** How many transactions stand in each status, and which methods and kinds there are. */
export function countTransactions(world: World): {
  statuses: Map<string, number>;
  methods: string[];
  kinds: string[];
} {
  const statuses = new Map<string, number>();
  const methods = new Set<string>();
  const kinds = new Set<string>();
  for (const transaction of world.store.tables.transactions.values()) {
    const { status, method } = transaction;
    kinds.add(nameKind(transaction));
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (method !== null) methods.add(method);
  }
  return { statuses, methods: [...methods].sort(), kinds: [...kinds].sort() };
}

function hasWords(world: World, transaction: StoredTransaction, words: readonly string[]): boolean {
  const { payments, customers } = world.store.tables;
  const contact = transaction.customer === null ? undefined : customers.get(transaction.customer)?.contact;
  const texts: unknown[] = [transaction.id, transaction.merchantRef, transaction.transactionRef];
  texts.push(contact?.name, contact?.email, contact?.companyname, ...transaction.allPayments);
  for (const id of transaction.allPayments) {
    const payment = payments.get(id);
    if (payment !== undefined) texts.push(`TA ${payment.transId}`, payment.hash);
  }
  const all = texts.join("\n").toLowerCase();
  return words.every((word) => all.includes(word));
}
