import { randomBytes } from "node:crypto";
import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { ListedStaff, Staff, StaffMember } from "#lib/ports.ts";
import { addAudit } from "./audit-store.ts";
import type { Database } from "./database.ts";
import { staff, staffSessions } from "./schema.ts";

/** A session that is looked at is not written each time. */
const SEEN_EVERY_SECONDS = 60;
const OPEN = and(isNull(staffSessions.revokedAt), gt(staffSessions.expiresAt, sql`now()`));

export function createStaff(db: Database): Staff {
  const inTransaction = <T>(work: (tx: Database) => Promise<T>) =>
    db.transaction((transaction) => work(transaction as unknown as Database));
  return {
    async findByEmail(email) {
      const [row] = await db.select().from(staff).where(sql`lower(${staff.email}) = lower(${email})`);
      return row === undefined ? null : { ...toMember(row), passwordHash: row.passwordHash };
    },
    list: () => listStaff(db),
    create: (member, entry) =>
      inTransaction(async (tx) => {
        const rows = await tx.insert(staff).values(member).onConflictDoNothing().returning({ id: staff.id });
        if (rows.length > 0) await addAudit(tx, null, entry);
        return rows.length > 0;
      }),
    change: (id, { isDisabled, ...change }, entry) =>
      inTransaction(async (tx) => {
        // Locked as a whole, so that two admins cannot put each other out at the same moment.
        const admins = await tx
          .select({ id: staff.id })
          .from(staff)
          .where(and(eq(staff.role, "admin"), isNull(staff.disabledAt)))
          .orderBy(asc(staff.id))
          .for("update");
        const losesAdmin = isDisabled === true || (change.role !== undefined && change.role !== "admin");
        if (losesAdmin && admins.every((admin) => admin.id === id)) return false;
        const disabledAt = isDisabled === undefined ? {} : { disabledAt: isDisabled ? sql`now()` : null };
        const rows = await tx
          .update(staff)
          .set({ ...change, ...disabledAt })
          .where(eq(staff.id, id))
          .returning({ id: staff.id });
        if (rows.length === 0) return false;
        if (isDisabled === true || change.passwordHash !== undefined) await revoke(tx, id);
        await addAudit(tx, null, entry);
        return true;
      }),
    async renewHash(id, passwordHash) {
      await db.update(staff).set({ passwordHash }).where(eq(staff.id, id));
    },
    openSession: (staffId, seconds, entry) =>
      inTransaction(async (tx) => {
        const id = randomBytes(24).toString("base64url");
        const expiresAt = sql`now() + make_interval(secs => ${seconds})`;
        await tx.insert(staffSessions).values({ id, staffId, expiresAt });
        await tx.delete(staffSessions).where(sql`${staffSessions.expiresAt} < now() - interval '30 days'`);
        await addAudit(tx, null, entry);
        return id;
      }),
    findSession: (id, idleSeconds) => findSession(db, id, idleSeconds),
    endSession: (id, entry) =>
      inTransaction(async (tx) => {
        const rows = await tx
          .update(staffSessions)
          .set({ revokedAt: sql`now()` })
          .where(and(eq(staffSessions.id, id), isNull(staffSessions.revokedAt)))
          .returning({ id: staffSessions.id });
        if (rows.length > 0) await addAudit(tx, null, entry);
      }),
    endSessions: (staffId, entry) =>
      inTransaction(async (tx) => {
        const count = await revoke(tx, staffId);
        if (count > 0) await addAudit(tx, null, entry);
        return count;
      }),
  };
}

async function findSession(db: Database, id: string, idleSeconds: number): Promise<StaffMember | null> {
  const isAwake = sql`${staffSessions.seenAt} > now() - make_interval(secs => ${idleSeconds})`;
  const [row] = await db
    .select({
      member: staff,
      isStale: sql<boolean>`${staffSessions.seenAt} < now() - make_interval(secs => ${SEEN_EVERY_SECONDS})`,
    })
    .from(staffSessions)
    .innerJoin(staff, eq(staff.id, staffSessions.staffId))
    .where(and(eq(staffSessions.id, id), OPEN, isAwake, isNull(staff.disabledAt)));
  if (row === undefined) return null;
  if (row.isStale) await db.update(staffSessions).set({ seenAt: sql`now()` }).where(eq(staffSessions.id, id));
  return toMember(row.member);
}

async function listStaff(db: Database): Promise<ListedStaff[]> {
  const open = db
    .select({
      staffId: staffSessions.staffId,
      sessions: sql<number>`count(*)::int`.as("sessions"),
      lastSeenAt: sql<string>`max(${staffSessions.seenAt})`.as("last_seen_at"),
    })
    .from(staffSessions)
    .where(OPEN)
    .groupBy(staffSessions.staffId)
    .as("open_sessions");
  const rows = await db
    .select({ member: staff, sessions: open.sessions, lastSeenAt: open.lastSeenAt })
    .from(staff)
    .leftJoin(open, eq(open.staffId, staff.id))
    .orderBy(asc(staff.name), asc(staff.id));
  return rows.map(({ member, sessions, lastSeenAt }) => ({
    ...toMember(member),
    sessions: sessions ?? 0,
    lastSeenAt: lastSeenAt === null ? null : new Date(lastSeenAt),
  }));
}

async function revoke(tx: Database, staffId: string): Promise<number> {
  const rows = await tx
    .update(staffSessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(staffSessions.staffId, staffId), OPEN))
    .returning({ id: staffSessions.id });
  return rows.length;
}

function toMember({ id, email, name, role, disabledAt }: typeof staff.$inferSelect): StaffMember {
  return { id, email, name, role, isDisabled: disabledAt !== null };
}
