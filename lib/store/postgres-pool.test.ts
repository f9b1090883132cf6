import { connect, createServer, type Server, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase } from "#lib/usecases/fixtures/test-shop.ts";
import { type OpenDatabase, openDatabase, ping } from "./database.ts";

/** A line to PostgreSQL that can be cut, or fall silent as a lost network does. */
class Line {
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;
  private isSilent = false;
  port = 0;
  constructor(private readonly target: { host: string; port: number }) {}

  async open(): Promise<void> {
    const server = createServer((socket) => this.carry(socket));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, "127.0.0.1", resolve));
    this.port = (server.address() as { port: number }).port;
  }

  async cut(): Promise<void> {
    const { server } = this;
    const closed = new Promise((resolve) => server?.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  fallSilent(isSilent: boolean): void {
    this.isSilent = isSilent;
  }

  private carry(socket: Socket): void {
    const upstream = connect(this.target);
    for (const [from, to] of [[socket, upstream] as const, [upstream, socket] as const]) {
      this.sockets.add(from);
      from.on("data", (data) => this.isSilent || to.write(data));
      from.on("error", () => to.destroy());
      from.on("close", () => {
        this.sockets.delete(from);
        to.destroy();
      });
    }
  }
}

const PATIENCE = { connectSeconds: 2, querySeconds: 1, idleSeconds: 2 };
let line: Line;
let database: OpenDatabase;
let url = "";
const POOL = 2;

beforeEach(async () => {
  const direct = new URL(await createTestDatabase());
  line = new Line({ host: direct.hostname, port: Number(direct.port || 5432) });
  await line.open();
  direct.hostname = "127.0.0.1";
  direct.port = String(line.port);
  url = direct.toString();
  database = await openDatabase({ url, dataDir: "", poolSize: POOL, patience: PATIENCE, onPoolError: () => {} });
});
afterEach(async () => {
  await database.close();
  await line.cut();
});

const alive = () =>
  ping(database.db).then(
    () => true,
    () => false,
  );
/** All places of the pool at once, each in a transaction. */
const useAll = () =>
  Promise.all(
    Array.from({ length: POOL }, () =>
      database.db.transaction(async (tx) => {
        await tx.execute(sql`select pg_sleep(0.1)`);
      }),
    ),
  );

describe("a pool on PostgreSQL", () => {
  it("fails while the database is away and works again by itself, all of its places", async () => {
    await useAll();
    await line.cut();
    expect(await alive()).toBe(false);
    await line.open();
    await expect.poll(alive, { timeout: 15_000 }).toBe(true);
    await useAll();
  });

  it("loses no place to transactions that were cut off in the middle", async () => {
    for (let round = 0; round < 3; round += 1) {
      const cutOff = Promise.allSettled(
        Array.from({ length: POOL }, () =>
          database.db.transaction(async (tx) => {
            await tx.execute(sql`select 1`);
            // Between two statements nobody listens for the error of a connection.
            await new Promise((resolve) => setTimeout(resolve, 300));
            await tx.execute(sql`select 1`);
          }),
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, 150));
      await line.cut();
      expect((await cutOff).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
      await line.open();
    }
    await expect.poll(alive, { timeout: 15_000 }).toBe(true);
    await useAll();
  });

  it("gives up a connection that has fallen silent, instead of handing it to the next one", async () => {
    await useAll();
    line.fallSilent(true);
    const stuck = await Promise.allSettled([useAll()]);
    expect(stuck[0]?.status).toBe("rejected");
    line.fallSilent(false);
    await expect.poll(alive, { timeout: 15_000 }).toBe(true);
    await useAll();
  }, 60_000);

  it("commits to disk whatever the server's own setting is, and ends what takes too long", async () => {
    const name = new URL(url).pathname.slice(1);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`alter database ${name} set synchronous_commit = off`);
    await client.end();
    const other = await openDatabase({ url, dataDir: "", poolSize: 1, patience: PATIENCE, onPoolError: () => {} });
    const shown = (await other.db.execute(sql`show synchronous_commit`)) as unknown as { rows: unknown[] };
    expect(shown.rows).toEqual([{ synchronous_commit: "on" }]);
    await expect(other.db.execute(sql`select pg_sleep(20)`)).rejects.toMatchObject({ cause: { code: "57014" } });
    await other.close();
    const overruled = new URL(url);
    overruled.searchParams.set("options", "-c synchronous_commit=off");
    const opening = openDatabase({ url: overruled.toString(), dataDir: "", poolSize: 1, onPoolError: () => {} });
    await expect(opening).rejects.toThrow(/synchronous_commit/);
  });
});
