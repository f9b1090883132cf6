/** What somebody typed, by field, as it came: from the address of a page or from a form that was sent. */
export type Typed = Readonly<Record<string, string>>;

const MOST_FIELDS = 300;
const LONGEST = 300;

/** @param source search parameters of a page, or a form */
export function readTyped(source: Record<string, string | string[] | undefined> | FormData): Typed {
  const entries = source instanceof FormData ? [...source] : Object.entries(source);
  return Object.fromEntries(
    entries.slice(0, MOST_FIELDS).flatMap(([name, value]) => {
      const text = Array.isArray(value) ? value[0] : value;
      return typeof text === "string" && !name.startsWith("$") ? [[name, text.slice(0, LONGEST).trim()]] : [];
    }),
  );
}

/** The same fields again, so that a page that is opened with them shows all that was typed. */
export function toQuery(typed: Typed, change: Record<string, string>): string {
  return new URLSearchParams({ ...typed, ...change }).toString();
}

/** The fields of a parcel or a refund that say how many of an article: one each, by its number. */
export const quantityField = (sku: string) => `quantity-${sku}`;

/**
 * How many of each article, as typed; an empty field is none.
 * @param most how many there may be of each
 * @returns what can be used, and the fields that cannot
 */
export function readQuantities(
  typed: Typed,
  most: readonly { sku: string; quantity: number }[],
): { items: { sku: string; quantity: number }[]; wrong: { sku: string; most: number }[] } {
  const items: { sku: string; quantity: number }[] = [];
  const wrong: { sku: string; most: number }[] = [];
  for (const { sku, quantity } of most) {
    const text = typed[quantityField(sku)] ?? "";
    const count = text === "" ? 0 : /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(count) || count > quantity) wrong.push({ sku, most: quantity });
    else if (count > 0) items.push({ sku, quantity: count });
  }
  return { items, wrong };
}
