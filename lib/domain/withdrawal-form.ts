import * as z from "zod/mini";
import { WITHDRAWAL_FIELDS, WITHDRAWAL_LENGTHS, type WithdrawalField, type WithdrawalStatement } from "./withdrawal.ts";

/** What can be wrong with a field; each code is a message key below `withdrawal.errors`. */
export type WithdrawalErrors = Partial<Record<WithdrawalField, "required" | "tooLong" | "format">>;

/** More than is ever kept, so that a text that is too long is shown again and can be shortened. */
const MAX_ECHO = 2_000;

const EMAIL = z.email();

/** Reads a posted form; missing fields are empty. Control characters would only harm those who read it. */
export function readStatement(form: { get(name: string): unknown }): WithdrawalStatement {
  const entries = WITHDRAWAL_FIELDS.map((field) => {
    const value = form.get(field);
    const text = typeof value === "string" ? value.slice(0, MAX_ECHO) : "";
    return [
      field,
      text
        .replace(/\r\n?/g, "\n")
        .replace(/[^\P{Cc}\n]/gu, " ")
        .trim(),
    ];
  });
  return Object.fromEntries(entries) as WithdrawalStatement;
}

/** Only what would make the statement useless: who, what and where to confirm it. No words are refused (R-WDR-08). */
export function findStatementErrors(statement: WithdrawalStatement): WithdrawalErrors {
  const errors: WithdrawalErrors = {};
  for (const field of WITHDRAWAL_FIELDS) {
    if (statement[field].length > WITHDRAWAL_LENGTHS[field]) errors[field] = "tooLong";
  }
  for (const field of ["name", "contract", "email"] as const) {
    if (statement[field] === "") errors[field] = "required";
  }
  if (errors.email === undefined && !EMAIL.safeParse(statement.email).success) errors.email = "format";
  return errors;
}
