import type { AuditEntry } from "#lib/domain/audit.ts";
import type { Database } from "./database.ts";
import { audit } from "./schema.ts";

/** In the transaction of what it tells of. @param orderId null for what is not about one order */
export async function addAudit(tx: Database, orderId: string | null, entry: AuditEntry): Promise<void> {
  const { actor, action, detail } = entry;
  await tx.insert(audit).values({
    staffId: actor?.staffId ?? null,
    actor: actor?.name ?? "command line",
    action,
    orderId,
    detail,
  });
}
