import { randomUUID } from "node:crypto";
import { ROLES, type Role } from "#lib/domain/staff.ts";
import type { Database } from "./database.ts";
import { createStaff } from "./staff-store.ts";

/**
 * `staff create <email> <name> <role> <hash>` and `staff password <email> <hash>`: from the shop's own machine, where
 * whoever can do this could change the database as well.
 * @returns one line for the person
 * @throws Error with a sentence
 */
export async function answerStaff(db: Database, [action, email = "", ...rest]: string[]): Promise<string> {
  const staff = createStaff(db);
  if (action === "password") {
    const found = await staff.findByEmail(email);
    const [passwordHash = ""] = rest;
    if (found === null) throw new Error(`Nobody signs in as ${email}. Leave out --new-password to create the account.`);
    const entry = { actor: null, action: "staff.changed" as const, detail: { email, changed: "password" } };
    await staff.change(found.id, { passwordHash, isDisabled: false }, entry);
    return `${found.name} has a new password; all sessions of this account have ended.`;
  }
  const [name = "", role = "", passwordHash = ""] = rest;
  if (!isRole(role)) throw new Error(`The role is one of ${ROLES.join(", ")}.`);
  const entry = { actor: null, action: "staff.created" as const, detail: { email, role } };
  const isNew = await staff.create({ id: randomUUID(), email, name, role, passwordHash }, entry);
  if (!isNew) throw new Error(`Somebody signs in as ${email} already. A new password: add --new-password.`);
  return `${name} can sign in at /merchant as ${email} (${role}).`;
}

function isRole(value: string): value is Role {
  return (ROLES as readonly string[]).includes(value);
}
