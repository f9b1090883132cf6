import { markOf, type PaymentGlance } from "#lib/domain/payment-update.ts";
import { type GatewayResult, GLANCE_LIMIT, type PaymentGateway } from "#lib/ports.ts";
import type { SecuconnectClient } from "../client.ts";
import { where } from "../list-query.ts";
import type { Page } from "../paging.ts";
import type { PaymentTransaction } from "../payment-transactions/model.ts";
import { toReading } from "./to-update.ts";

/** Objects a page. */
const PAGE = 100;

type Attempt = <T>(call: string, work: () => Promise<T>) => Promise<GatewayResult<T>>;

/** The list reads of the gateway: many objects for one call, for everything that watches more than one order. */
export function createGatewayLists(
  { smartTransactions, paymentTransactions }: SecuconnectClient,
  attempt: Attempt,
): Pick<PaymentGateway, "glance" | "incoming" | "createdSince"> {
  return {
    glance: async (pciIds) => {
      const wanted = new Set(pciIds);
      if (wanted.size > GLANCE_LIMIT) throw new Error(`a glance at more than ${GLANCE_LIMIT} payments`);
      if (wanted.size === 0) return { kind: "answer", value: [] };
      return attempt("listPayments", async () => {
        const ids = [...wanted].map((id) => where.equals("id" as const, id));
        const { items } = await paymentTransactions.list({ count: PAGE, where: where.or(...ids) });
        return items.filter(({ id }) => wanted.has(id)).map(toGlance);
      });
    },
    incoming: (sinceDay, offset) =>
      attempt("listPayments", async () => {
        // The one query seen in use for this (secuconnect-api §2.5, S). Cut here: the days of a range might be UTC there.
        const page = await paymentTransactions.list({
          count: PAGE,
          offset,
          where: where.present("incomingPaymentDate"),
          sort: ["incomingPaymentDate:desc"],
        });
        const items = page.items.filter(({ incomingPaymentDate }) => (incomingPaymentDate ?? "") >= sinceDay);
        return { items: items.map(toGlance), more: items.length === page.items.length && hasMore(page, offset) };
      }),
    createdSince: (since, offset) =>
      attempt("list", async () => {
        const from = `${since.toISOString().slice(0, 19)}Z`; // the provider's times have no milliseconds
        const page = await smartTransactions.list({
          count: PAGE,
          offset,
          where: where.between("created", from, null),
          sort: ["created:asc"],
        });
        const items = page.items.map(({ id, merchantRef, status, created }) => ({
          stxId: id,
          merchantRef,
          status,
          created,
        }));
        return { items, more: hasMore(page, offset) };
      }),
  };
}

/** The provider may cap the page below what was asked, so a short page alone is no end where it counts the matches. */
function hasMore({ count, items }: Page<object>, offset: number): boolean {
  if (items.length === 0) return false;
  return count === null ? items.length >= PAGE : offset + items.length < count;
}

function toGlance(payment: PaymentTransaction): PaymentGlance {
  const reading = toReading(payment);
  const { id, simple, incomingPaymentDate } = reading;
  return { pciId: id, simple, incomingPaymentDate, mark: markOf(reading) };
}
