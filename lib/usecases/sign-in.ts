import type { Passwords, SignInLimits, Staff, StaffMember } from "#lib/ports.ts";

export interface SignInDeps {
  staff: Staff;
  passwords: Passwords;
  signInLimits: SignInLimits;
  rules: { sessionSeconds: number; acceptsDemoStaff: boolean };
}

export interface Credentials {
  email: string;
  password: string;
  /** Of the network the request came from. */
  address: string;
  /** Account this browser has signed in to before, by a mark nobody else can make; null for an unknown browser. */
  knownAs: string | null;
}

export type SignInOutcome =
  | { kind: "signedIn"; sessionId: string; member: StaffMember }
  /** One answer for an unknown address, a wrong password and somebody who may no longer sign in. */
  | { kind: "wrong" }
  | { kind: "tooMany"; seconds: number };

/** Ids of the accounts that demo and development come with; elsewhere they open nothing. */
export const DEMO_STAFF_PREFIX = "demo-";

/** No try is worth more work than this. */
const LONGEST_PASSWORD = 200;

/**
 * Opens a session. Strangers share the tries of an account, and a browser that was in before has tries of its own: so
 * guessing does not lock its owner out.
 */
export async function signIn(deps: SignInDeps, credentials: Credentials): Promise<SignInOutcome> {
  const { staff, passwords, signInLimits, rules } = deps;
  const email = credentials.email.trim().toLowerCase();
  const password = credentials.password.slice(0, LONGEST_PASSWORD);
  const seconds = await signInLimits.address.take(credentials.address);
  if (seconds !== null) return { kind: "tooMany", seconds };
  const account = `${email.slice(0, 200)}|${credentials.knownAs === email ? "known" : "stranger"}`;
  const accountSeconds = await signInLimits.account.take(account);
  if (accountSeconds !== null) return { kind: "tooMany", seconds: accountSeconds };
  const found = await staff.findByEmail(email);
  const isRight = await passwords.verify(password, found?.passwordHash ?? null);
  if (found === null || !isRight || found.isDisabled) return { kind: "wrong" };
  if (found.id.startsWith(DEMO_STAFF_PREFIX) && !rules.acceptsDemoStaff) return { kind: "wrong" };
  await signInLimits.account.forget(account);
  if (passwords.isWeak(found.passwordHash)) await staff.renewHash(found.id, await passwords.hash(password));
  const { passwordHash: _passwordHash, ...member } = found;
  const actor = { staffId: member.id, name: member.name };
  const entry = { actor, action: "staff.signedIn" as const, detail: {} };
  return { kind: "signedIn", member, sessionId: await staff.openSession(member.id, rules.sessionSeconds, entry) };
}
