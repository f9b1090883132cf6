import type { PrepareSmartTransaction } from "#lib/secuconnect/wire/smart-transaction.ts";
import type { HostedTexts } from "./hosted-texts.ts";
import type { HostedVisit } from "./hosted-visit.ts";
import { isIbanValid } from "./iban.ts";
import type { Method } from "./state.ts";

export const CONTACT_FIELDS = [
  "forename",
  "surname",
  "email",
  "street",
  "street_number",
  "postal_code",
  "city",
  "country",
] as const;
export const OUTCOMES = ["ok", "declined", "pending", "error"] as const;

export type Fields = Record<string, string>;

/** What the customer decided, ready for the transaction. */
export interface HostedDecision {
  method: Method;
  outcome: (typeof OUTCOMES)[number];
  request: PrepareSmartTransaction;
}

/** @returns the decision, or what is wrong with the fields, one sentence each */
export function readDecision(
  visit: HostedVisit,
  fields: Fields,
  { problems }: HostedTexts,
): { decision: HostedDecision } | { problems: Fields } {
  const found: Fields = {};
  const method = visit.methods.find((known) => known === fields.method) ?? pickOnly(visit.methods);
  if (method === undefined) found.method = problems.method;
  if (visit.asksContact) {
    for (const name of CONTACT_FIELDS) if (!fields[name]?.trim()) found[name] = problems.required;
    delete found.street_number;
    if (found.email === undefined && !/^\S+@\S+\.\S+$/.test(fields.email?.trim() ?? "")) found.email = problems.email;
  }
  if (method === "debit") {
    if (!fields.owner?.trim()) found.owner = problems.required;
    if (!isIbanValid(fields.iban ?? "")) found.iban = problems.iban;
    if (fields.mandate !== "yes") found.mandate = problems.mandate;
  }
  if (method === undefined || Object.keys(found).length > 0) return { problems: found };
  const outcome = OUTCOMES.find((known) => known === fields.outcome) ?? "ok";
  return { decision: { method, outcome, request: buildRequest(visit, method, fields) } };
}

function buildRequest(visit: HostedVisit, method: Method, fields: Fields): PrepareSmartTransaction {
  const read = (name: string) => fields[name]?.trim() ?? "";
  const street_number = read("street_number");
  const address = {
    street: read("street"),
    ...(street_number === "" ? {} : { street_number }),
    postal_code: read("postal_code"),
    city: read("city"),
    country: read("country").toUpperCase(),
  };
  const contact = { forename: read("forename"), surname: read("surname"), email: read("email"), address };
  const account = { owner: read("owner"), iban: read("iban") };
  return {
    ...(visit.asksContact ? { customer: { contact } } : {}),
    ...(method === "debit" ? { container: { type: "bank_account", private: account } } : {}),
  };
}

function pickOnly(methods: Method[]): Method | undefined {
  return methods.length === 1 ? methods[0] : undefined;
}
