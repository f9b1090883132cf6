import type { Mail, Mailbox } from "../mailbox.ts";
import type { StoredTransaction } from "../state.ts";
import { listPayments } from "../transaction-view.ts";
import type { World } from "../world.ts";

/** How many mails are opened in search of an order (and the other way round), newest first: enough for people, cheap with thousands. */
const LOOKED_AT = 150;
/** Shorter numbers occur by chance. */
const SHORTEST_TOKEN = 4;

/** The mails that mention an order: its references, their numbers, or the TA code of a transfer. Oldest first. */
export async function findRelatedMails(
  world: World,
  mailbox: Mailbox,
  transaction: StoredTransaction,
): Promise<Mail[]> {
  const tokens = listTokens(world, transaction);
  if (tokens.length === 0) return [];
  const opened = await Promise.all(listCandidates(world, transaction).map((n) => mailbox.find(n)));
  return opened.filter((mail): mail is Mail => mail !== null && mentions(mail, tokens));
}

/** The orders a mail to a customer is about, newest first. */
export function findRelatedTransactions(world: World, mail: Mail): StoredTransaction[] {
  const { transactions, customers } = world.store.tables;
  const to = mail.envelope.to.map((address) => address.toLowerCase());
  return [...transactions.values()]
    .reverse()
    .filter(({ customer }) => {
      const email = customer === null ? undefined : customers.get(customer)?.contact.email;
      return typeof email === "string" && to.includes(email.toLowerCase());
    })
    .slice(0, LOOKED_AT)
    .filter((transaction) => mentions(mail, listTokens(world, transaction)));
}

/** Mails to the customer count first, because there may be thousands to others. */
function listCandidates(world: World, transaction: StoredTransaction): number[] {
  const { mails, customers } = world.store.tables;
  const contact = transaction.customer === null ? undefined : customers.get(transaction.customer)?.contact;
  const email = String(contact?.email ?? "").toLowerCase();
  const all = [...mails.values()].reverse();
  const toCustomer = all.filter(({ envelopeTo }) => envelopeTo.some((to) => to.toLowerCase() === email));
  const chosen = new Set([...toCustomer.slice(0, LOOKED_AT), ...all.slice(0, LOOKED_AT)].map(({ n }) => n));
  return [...chosen].sort((a, b) => a - b);
}

function listTokens(world: World, transaction: StoredTransaction): string[] {
  const references = [transaction.merchantRef, transaction.transactionRef].filter((ref) => ref !== null);
  const numbers = references.flatMap((ref) => ref.match(/\d+/g) ?? []);
  const codes = listPayments(world, transaction).map(({ transId }) => `TA ${transId}`);
  const tokens = [...references, ...numbers, ...codes, transaction.id];
  return [...new Set(tokens)].filter((token) => token.length >= SHORTEST_TOKEN);
}

function mentions({ subject, text, html }: Mail, tokens: readonly string[]): boolean {
  const content = `${subject}\n${text}\n${text === "" ? (html ?? "") : ""}`;
  return tokens.some((token) => {
    const escaped = token.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "u").test(content);
  });
}
