// Fills a shop's database with many orders in realistic states, by set-based SQL: real orders bought before are the pattern,
// so that every column holds what the shop itself writes.
import pg from "pg";

/**
 * @typedef {{ url: string, orders: number }} Filling
 * @typedef {{ tokens: string[], pushTokens: string[], orderId: string, searches: Record<string, string>,
 *   rows: Record<string, number> }} Filled samples of what is there
 */

/**
 * Enough of the newest wait for money to fill a page in a small shop too, a few are drafts or cancelled, the others are
 * history. One text for all tables.
 */
const STATE = `case when i % 33 = 0 then 'draft' when i % 97 = 0 then 'cancelled'
  when i > n - greatest(n * 0.021, 130) then case when i % 2 = 0 then 'accepted' else 'due' end
  when i % 331 = 0 then 'pending' else case when i % 4 = 0 then 'cleared' else 'paid' end end`;
const AGO = "(n - i) * interval '730 days' / n";

/** @param {string} letter @returns {string} SQL for an id, another for each order */
const uuid = (letter) => `md5('${letter}' || i)::uuid::text`;
const secret = (/** @type {string} */ letter) =>
  `translate(encode(decode(md5('${letter}' || i), 'hex'), 'base64'), '+/=', '-_')`;

const ORDER = {
  id: uuid("o"),
  number: "(20000 + i)::text",
  token: secret("t"),
  push_token: secret("p"),
  basket_id: uuid("b"),
  attempt_id: uuid("a"),
  status: "case state when 'draft' then 'draft' when 'cancelled' then 'cancelled' else 'placed' end",
  payment_status: "case state when 'draft' then 'authorized' else state end",
  delivery_status: "case when state in ('due', 'paid', 'cleared') then 'delivered' else 'open' end",
  customer: `t.customer || jsonb_build_object('lastName', 'K' || substr(md5((i / 8)::text), 1, 8),
    'firstName', (array['Anna', 'Emre', 'Lea', 'Jörg', 'Mia', 'Paul', 'Ida', 'Ben', 'Ayla', 'Tom'])[1 + i % 10],
    'email', 'kunde-' || i % greatest(n / 3, 1) || '@example.test')`,
  stock_held: "state <> 'draft' and state <> 'cancelled'",
  created_at: `now() - ${AGO}`,
  touched_at: `now() - ${AGO}`,
  placed_at: `case when state <> 'draft' then now() - ${AGO} end`,
};

const ATTEMPT = {
  id: uuid("a"),
  order_id: uuid("o"),
  status: ORDER.payment_status,
  merchant_ref: "'BENCH' || i",
  stx_id: "'STX_BENCH' || i",
  pci_ids: "jsonb_build_array('PCI_BENCH' || i)",
  instructions: `case when state <> 'draft' then jsonb_set(t.instructions, '{remittance}', to_jsonb('RE' || i)) end`,
  received_cents: "case when state in ('paid', 'cleared') then t.amount_cents else 0 end",
  look_at: `case when state in ('accepted', 'due', 'pending') then now() + interval '1 hour' + random() * interval '5 hours' end`,
  mark: "'mark' || i",
};

/**
 * @param {Filling} filling the database has the shop's tables and at least one bought order with bank details
 * @returns {Promise<Filled>}
 */
export async function fillDatabase({ url, orders }) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("set maintenance_work_mem = '512MB'; set work_mem = '128MB'");
    await client.query("set synchronous_commit = off");
    const restore = await dropIndexes(client);
    await insertAll(client, orders);
    for (const sql of restore) await client.query(sql);
    await client.query("vacuum (analyze)");
    await client.query("checkpoint");
    return await readSamples(client);
  } finally {
    await client.end();
  }
}

/**
 * Sorted building at the end is many times faster than keeping them up to date.
 * @param {pg.Client} client
 * @returns {Promise<string[]>} what brings them back
 */
async function dropIndexes(client) {
  const constraints = await client.query(`select conrelid::regclass::text as table, conname as name, contype as type,
    pg_get_constraintdef(oid) as definition from pg_constraint
    where connamespace = 'public'::regnamespace and contype in ('f', 'u', 'p') order by contype = 'f' desc`);
  const indexes = await client.query(`select indexname as name, indexdef as definition from pg_indexes
    where schemaname = 'public' and indexname not in (select conname from pg_constraint)`);
  for (const { table, name } of constraints.rows) await client.query(`alter table ${table} drop constraint "${name}"`);
  for (const { name } of indexes.rows) await client.query(`drop index "${name}"`);
  const add = (/** @type {any} */ { table, name, definition }) =>
    `alter table ${table} add constraint "${name}" ${definition}`;
  const isReference = (/** @type {any} */ { type }) => type === "f";
  return [
    ...constraints.rows.filter((row) => !isReference(row)).map(add),
    ...indexes.rows.map(({ definition }) => definition),
    ...constraints.rows.filter(isReference).map(add),
  ];
}

/** @param {pg.Client} client @param {number} orders */
async function insertAll(client, orders) {
  const { rows } =
    await client.query(`select o.id, a.id as attempt from orders o join payment_attempts a on a.id = o.attempt_id
    where a.instructions is not null order by o.number limit 1`);
  const pattern = rows[0];
  if (!pattern) throw new Error("No order with bank details was bought, so there is no pattern to fill from.");
  await client.query(`create temporary table plan as
    select i, ${orders} as n, (${STATE.replaceAll(/\bn\b/g, String(orders))}) as state from generate_series(1, ${orders}) i`);
  await client.query("analyze plan");
  const copy = async (
    /** @type {string} */ table,
    /** @type {string} */ where,
    /** @type {Record<string, string>} */ own,
    condition = "true",
  ) => {
    const { rows: columns } = await client.query(
      "select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1",
      [table],
    );
    const names = columns.map(({ name }) => String(name)).filter((name) => own[name] !== "default");
    const values = names.map((name) => own[name] ?? `t."${name}"`);
    await client.query(`insert into ${table} (${names.map((name) => `"${name}"`).join(", ")})
      select ${values.join(", ")} from plan join (select * from ${table} where ${where}) t on true
      where ${condition} order by i`);
  };
  const ofPattern = `order_id = '${pattern.id}'`;
  await copy("baskets", `id = (select basket_id from orders where id = '${pattern.id}')`, {
    id: ORDER.basket_id,
    created_at: ORDER.created_at,
    ordered_at: ORDER.placed_at,
  });
  await copy("basket_lines", `basket_id = (select basket_id from orders where id = '${pattern.id}')`, {
    basket_id: ORDER.basket_id,
  });
  await copy("orders", `id = '${pattern.id}'`, ORDER);
  await copy("payment_attempts", `id = '${pattern.attempt}'`, ATTEMPT);
  const at = `now() - ${AGO}`;
  await copy("order_history", ofPattern, { id: "default", order_id: uuid("o"), at });
  const lines = Array.from({ length: 3 }, (_, index) => `('later.${index}')`).join(", ");
  await client.query(`insert into order_history (order_id, at, event, detail)
    select ${uuid("o")}, ${at}, e.event, '{"status": "paid", "provider": "ok"}' from plan cross join (values ${lines}) e (event)
    order by i`);
  await client.query(`insert into mails (order_id, event, attempt, message_id, status, queued_at, sent_at)
    select ${uuid("o")}, e.event, 1, '<' || e.event || '.' || i || '@bench>', 'sent', ${at}, ${at}
    from plan cross join (values ('received'), ('confirmation'), ('paymentReceived')) e (event) where state <> 'draft' order by i`);
  await client.query(`insert into push_inbox (order_id, event_id, received_at, body, seen_at)
    select ${uuid("o")}, 'evt_' || e, ${at}, repeat('x', 300), ${at} from plan cross join generate_series(1, 2) e
    where state <> 'draft' order by i`);
  await client.query(`insert into jobs (kind, payload, dedupe_key, status, run_at, attempts, created_at, finished_at)
    select 'sync', jsonb_build_object('orderId', ${uuid("o")}), 'sync:' || i, 'done', now(), 1, now(), now() - random() * interval '2 days'
    from plan where i % 5 = 0`);
  await client.query(`insert into jobs (kind, payload, dedupe_key, run_at)
    select 'deadlines', jsonb_build_object('orderId', ${uuid("o")}), 'deadlines:' || ${uuid("o")}, now() + interval '1 day' + random() * interval '9 days'
    from plan where state in ('accepted', 'due', 'pending')`);
  await client.query(`insert into attention (order_id, about, kind, key, detail, raised_at, settled_at)
    select ${uuid("o")}, ${uuid("o")}, 'partPayment', 'key' || i, '{}', ${at},
      case when i % (n / 250) <> 1 then now() end from plan where i % (n / 250) = 1 or i % 50 = 1`);
  // What waits for people grows by neglect and not by the number of orders, so it is the same in both.
  // The same number of looks is due in a small shop and in a large one.
  await client.query(`update payment_attempts set look_at = now() - interval '1 minute' where id in
    (select id from payment_attempts where look_at is not null limit 20)`);
  await client.query("select setval('order_numbers', $1)", [20_000 + orders + 1]);
}

/** @param {pg.Client} client @returns {Promise<Filled>} */
async function readSamples(client) {
  const placed = await client.query(
    "select token, push_token from orders where status = 'placed' and token is not null order by md5(id) limit 3000",
  );
  const one =
    await client.query(`select o.id, o.number, o.customer->>'email' as email, a.stx_id as stx, a.instructions->>'remittance' as remittance,
      o.customer->>'lastName' as name, left(o.customer->>'lastName', 7) as "name by its beginning", 'Jörg' as "name of a tenth"
    from orders o join payment_attempts a on a.id = o.attempt_id where a.status = 'paid' order by md5(o.id) limit 1`);
  const { id: orderId, ...searches } = one.rows[0];
  const tables = ["orders", "payment_attempts", "order_history", "mails", "push_inbox", "jobs", "attention"];
  /** @type {Record<string, number>} */
  const rows = {};
  for (const table of tables) {
    rows[table] = Number((await client.query(`select count(*) from ${table}`)).rows[0].count);
  }
  const open = await client.query("select count(*) from payment_attempts where look_at is not null");
  return {
    tokens: placed.rows.map(({ token }) => token),
    pushTokens: placed.rows.map(({ push_token: token }) => token),
    orderId,
    searches,
    rows: { ...rows, watched: Number(open.rows[0].count) },
  };
}
