import { type SQL, sql } from "drizzle-orm";
import type { TimelineEntry, TimelinePage, TimelineSource } from "#lib/ports.ts";
import type { Database } from "./database.ts";

/** An order may have hundreds of entries; a page holds so many of them. */
export const TIMELINE_PAGE = 60;

/** Of one moment, read upwards: the provider called, the shop changed, somebody had asked for it, a mail went out. */
const RANK: Record<TimelineSource, number> = { push: 1, shop: 2, staff: 3, mail: 4 };

interface Row {
  at: string;
  rank: number;
  id: string;
  source: TimelineSource;
  event: string;
  detail: Record<string, unknown>;
  by: string | null;
}

/**
 * Joins what four tables know of an order, newest first.
 * @throws RangeError when `before` is no end of a page
 */
export async function readTimeline(db: Database, orderId: string, before: string | undefined): Promise<TimelinePage> {
  const place = before === undefined ? null : readPlace(before);
  const parts = sql.join(
    (Object.keys(RANK) as TimelineSource[]).map((source) => onePart(source, orderId, place)),
    sql` union all `,
  );
  const result = await db.execute(sql`
    select to_char(e.moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.rank, e.id::text as id,
      e.source, e.event, e.detail, e.by
    from (${parts}) e order by e.moment desc, e.rank desc, e.id desc limit ${TIMELINE_PAGE + 1}`);
  const { rows } = result as unknown as { rows: Row[] };
  const shown = rows.slice(0, TIMELINE_PAGE);
  const last = shown.at(-1);
  const next = rows.length <= TIMELINE_PAGE || last === undefined ? null : `${last.at}~${last.rank}~${last.id}`;
  return { entries: joinAudit(shown), next };
}

function onePart(source: TimelineSource, orderId: string, place: SQL | null): SQL {
  const rank = sql.raw(String(RANK[source]));
  const { rows, at, id } = FACTS[source];
  const older = place === null ? sql`` : sql`and (${at}, ${rank}, ${id}) < ${place}`;
  return sql`(select ${at} as moment, ${rank} as rank, ${id} as id, '${sql.raw(source)}' as source, ${rows}
    where order_id = ${orderId} ${older} order by 1 desc, 3 desc limit ${TIMELINE_PAGE + 1})`;
}

/** Each reads by an index that begins with the order, and sorts no more than one order's rows. */
const FACTS: Record<TimelineSource, { at: SQL; id: SQL; rows: SQL }> = {
  shop: { at: sql`at`, id: sql`id`, rows: sql`event, detail, null::text as by from order_history` },
  staff: { at: sql`at`, id: sql`id`, rows: sql`action as event, detail, actor as by from audit` },
  push: {
    at: sql`received_at`,
    id: sql`id`,
    rows: sql`'push.received' as event, jsonb_build_object('seen', seen_at is not null) as detail, null::text as by
      from push_inbox`,
  },
  mail: {
    at: sql`coalesce(sent_at, queued_at)`,
    // The key of a mail is several columns; what is compared has to be one number.
    id: sql`hashtext(message_id)::bigint`,
    rows: sql`'mail.' || status as event,
      jsonb_build_object('event', event, 'attempt', attempt, 'about', about, 'reason', last_error) as detail,
      null::text as by from mails`,
  },
};

/** The database's own text of the moment: a Date would lose its microseconds, and entries with them. */
function readPlace(before: string): SQL {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)~([1-4])~(-?\d{1,19})$/.exec(before);
  if (match === null) throw new RangeError("before: not the end of a page");
  return sql`(${match[1]}::timestamptz, ${match[2]}::int, ${match[3]}::bigint)`;
}

/**
 * What somebody did and the event it was saved with are one entry: the same moment to the microsecond, which is the
 * beginning of their transaction, and the same name. The other events of that transaction learn who caused them.
 */
function joinAudit(rows: readonly Row[]): TimelineEntry[] {
  const done = new Map(rows.filter(({ source }) => source === "staff").map((row) => [row.at, row]));
  const told = new Set(rows.filter(({ source }) => source === "shop").map(({ at, event }) => `${at} ${event}`));
  return rows
    .filter(({ source, at, event }) => source !== "staff" || !told.has(`${at} ${event}`))
    .map(({ rank: _rank, at, id, ...row }) => {
      const audit = row.source === "shop" ? done.get(at) : undefined;
      const detail = audit?.event === row.event ? { ...audit.detail, ...row.detail } : row.detail;
      return { ...row, id: `${row.source}-${id}`, at: new Date(at), detail, by: row.by ?? audit?.by ?? null };
    });
}
