import { ORDER_FILTERS, type OrderFilter } from "#lib/ports.ts";

/** What the address of the list says. */
export interface OrderQuery {
  filter: OrderFilter;
  /** What somebody looks for; empty for the list itself. */
  search: string;
  /** Where the page begins; null for the newest. */
  after: string | null;
}

export type SearchParams = Record<string, string | string[] | undefined>;

/** Longer than any number, name or address somebody would type. */
const MOST_TYPED = 200;

/** Whatever makes no sense counts as not said. A search goes through all orders, for whoever looks does not know where. */
export function readOrderQuery(params: SearchParams): OrderQuery {
  const one = (name: string) => {
    const value = params[name];
    return typeof value === "string" ? value.trim().slice(0, MOST_TYPED) : "";
  };
  const search = one("q").replaceAll("\0", "");
  const filter = ORDER_FILTERS.find((name) => name === one("filter")) ?? "all";
  return { filter: search === "" ? filter : "all", search, after: one("after") || null };
}

/** The address of a page of the list. */
export function toListPath({ filter = "all", search = "", after = null }: Partial<OrderQuery>): string {
  const params = new URLSearchParams();
  if (search !== "") params.set("q", search);
  else if (filter !== "all") params.set("filter", filter);
  if (after !== null) params.set("after", after);
  const query = params.toString();
  return query === "" ? "/merchant" : `/merchant?${query}`;
}
