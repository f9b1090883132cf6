/** Lengths at which a known shop plugin cuts, or the predecessor API refused (§2.4, I); by name of the field. */
const LONGEST: Record<string, number> = {
  forename: 50,
  surname: 50,
  companyname: 50,
  street: 50,
  city: 50,
  postal_code: 10,
  salutation: 10,
  title: 20,
  transactionRef: 140,
};
const MOST_ITEMS = 200;
/** What may stand in a bank statement. */
const SEPA_TEXT = /^[A-Za-z0-9ÄÖÜäöüß /?:().,'+&*$%-]*$/;

/** @returns one sentence for each value the provider would probably not like, naming its field */
export function listExcesses(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) {
    const many =
      path.endsWith("products") && value.length > MOST_ITEMS ? [`${path} has more than ${MOST_ITEMS} items`] : [];
    return [...many, ...value.flatMap((inner, index) => listExcesses(inner, `${path}.${index}`))];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = path === "" ? key : `${path}.${key}`;
    return [...judge(key, inner).map((complaint) => `${name} ${complaint}`), ...listExcesses(inner, name)];
  });
}

function judge(key: string, value: unknown): string[] {
  if (key === "tax" && typeof value === "number" && value > 100) return ["is above 100 percent"];
  if (typeof value !== "string") return [];
  const longest = LONGEST[key];
  if (longest !== undefined && value.length > longest) return [`is longer than ${longest} characters`];
  if (key === "transactionRef" && !SEPA_TEXT.test(value)) return ["has characters a bank statement cannot show"];
  if (["phone", "mobile", "fax"].includes(key) && !/^\+?\d*$/.test(value.replaceAll(/[\s-]/g, ""))) {
    return ["is more than + and digits"];
  }
  return [];
}
