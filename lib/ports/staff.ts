import type { AuditEntry } from "#lib/domain/audit.ts";
import type { Role } from "#lib/domain/staff.ts";

/** Somebody who may, or might once, sign in to the back office. */
export interface StaffMember {
  id: string;
  email: string;
  name: string;
  role: Role;
  isDisabled: boolean;
}

export interface StaffWithPassword extends StaffMember {
  passwordHash: string;
}

export interface ListedStaff extends StaffMember {
  /** Sessions that would still open a page. */
  sessions: number;
  lastSeenAt: Date | null;
}

/** What may be changed about somebody; what is left out stays. */
export interface StaffChange {
  role?: Role;
  isDisabled?: boolean;
  passwordHash?: string;
}

/** Who works in the back office, and who of them is signed in. Every change is saved with its audit entry. */
export interface Staff {
  /** The case of the address does not matter. */
  findByEmail(email: string): Promise<StaffWithPassword | null>;
  /** By name. */
  list(): Promise<ListedStaff[]>;
  /** False when somebody has this address already. */
  create(member: Omit<StaffWithPassword, "isDisabled">, entry: AuditEntry): Promise<boolean>;
  /** False, and nothing is saved, when nobody who may decide about others would be left. */
  change(id: string, change: StaffChange, entry: AuditEntry): Promise<boolean>;
  /** A better hash of the same password. */
  renewHash(id: string, passwordHash: string): Promise<void>;
  /** A session of its own for every sign-in; its id. */
  openSession(staffId: string, seconds: number, entry: AuditEntry): Promise<string>;
  /**
   * Who it belongs to, as they are now; null when it is over, was ended, has been idle, or its owner may not sign in any more.
   * @param idleSeconds without a request, after which it is over
   */
  findSession(id: string, idleSeconds: number): Promise<StaffMember | null>;
  endSession(id: string, entry: AuditEntry): Promise<void>;
  /** All of somebody's sessions; how many were open. */
  endSessions(staffId: string, entry: AuditEntry): Promise<number>;
}

/** Slow on purpose, and never many at a time. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes the same time whether there is a hash to compare with or not. */
  verify(password: string, stored: string | null): Promise<boolean>;
  /** Made with less work than is asked for now. */
  isWeak(stored: string): boolean;
}

/** How often something may be tried, counted in the database, so by all instances together. */
export interface RateLimit {
  /** Counts one try; the seconds to wait when it is one too many, else null. */
  take(key: string): Promise<number | null>;
  forget(key: string): Promise<void>;
}

/** Two limits for a sign-in: of an address in the network, and of an account as seen from one browser. */
export interface SignInLimits {
  address: RateLimit;
  account: RateLimit;
}

/** How often a customer may have a mail sent again, by order: shortly after another, and in a day. */
export interface MailAgainLimits {
  soon: RateLimit;
  day: RateLimit;
}
