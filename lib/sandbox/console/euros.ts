import { LeverError } from "../levers.ts";

/** Reads `10`, `10,5`, `10.50` or `1.234,50` as cents. @throws LeverError */
export function parseEuros(text: string): number {
  const plain = text.trim().replace(/\s*(€|EUR)$/, "");
  const match = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(plain) ?? /^(\d+)\.(\d{1,2})$/.exec(plain);
  if (match === null) throw new LeverError(`„${text}“ ist kein Betrag wie 10,00.`);
  return Number(match[1]?.replaceAll(".", "")) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}
