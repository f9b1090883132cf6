import { ROLES, type Role } from "#lib/domain/staff.ts";
import type { Passwords, Staff } from "#lib/ports.ts";
import { DEMO_STAFF_PREFIX } from "./sign-in.ts";

/** Who runs the demo shop. Told to everybody on its sign-in page, and refused by every other shop. */
export const DEMO_STAFF: Record<Role, { name: string; email: string; password: string }> = {
  admin: { name: "Anna Sauer", email: "anna@sauer-und-kruste.example", password: "Roggenvollkorn 1150" },
  clerk: { name: "Emre Kruste", email: "emre@sauer-und-kruste.example", password: "Dinkelmehl hell 630" },
  viewer: { name: "Lea Korn", email: "lea@sauer-und-kruste.example", password: "Weizenkleie fein 99" },
};

/** The demo shop's staff, each once; who was changed meanwhile stays as they are. */
export async function seedStaff(staff: Staff, passwords: Passwords): Promise<void> {
  for (const role of ROLES) {
    const { password, ...facts } = DEMO_STAFF[role];
    if ((await staff.findByEmail(facts.email)) !== null) continue;
    const entry = { actor: null, action: "staff.created" as const, detail: { email: facts.email, role } };
    const passwordHash = await passwords.hash(password);
    await staff.create({ id: `${DEMO_STAFF_PREFIX}${role}`, role, ...facts, passwordHash }, entry);
  }
}
