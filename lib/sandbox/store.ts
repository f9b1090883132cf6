import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { LazyTable } from "./lazy-table.ts";
import { RequestLog } from "./request-log.ts";
import type {
  Meta,
  StoredContainer,
  StoredCustomer,
  StoredMail,
  StoredMoney,
  StoredPayment,
  StoredPush,
  StoredRequest,
  StoredTransaction,
} from "./state.ts";
import { createMeta, upgradeMeta, upgradeRecord } from "./state-defaults.ts";

/** Dead lines the journal may hold before it is rewritten, beside twice its living ones. */
const REWRITTEN_AFTER = 32 * 1024 * 1024;
const NEWLINE = 10;
/** How a line begins. Long enough for every table and key. */
const HEAD = /^\{"t":"(\w*)","k":"([^"\\]*)","v":(null)?/;
const HEAD_LENGTH = 160;
/** The part of the meta record that changes with nearly every call; it has a short line of its own. */
const COUNTERS = ["drawn", "requests", "mails", "pushes", "payments"] as const;

function createTables() {
  return {
    transactions: new LazyTable<StoredTransaction>("transactions"),
    payments: new LazyTable<StoredPayment>("payments"),
    customers: new LazyTable<StoredCustomer>("customers"),
    containers: new LazyTable<StoredContainer>("containers"),
    money: new LazyTable<StoredMoney>("money"),
    tokens: new LazyTable<{ expires: number }>("tokens"),
    pushes: new LazyTable<StoredPush>("pushes"),
    mails: new LazyTable<StoredMail>("mails"),
  };
}
type Tables = ReturnType<typeof createTables>;
export type TableName = keyof Tables | "requests";

/**
 * The sandbox's memory: maps in RAM, and one journal of JSON lines on disk, `{t: table, k: key, v: value}`, last line
 * wins. Changed records are appended before an answer leaves, so a killed process forgets nothing it has said. The
 * journal is rewritten (temporary file, then rename) on close, on reset and when it has grown long; requests have a
 * file of their own.
 */
export class Store {
  tables: Tables & { requests: RequestLog };
  meta: Meta;
  readonly dir: string;
  /** grows with every change; tells a reader whether to look again */
  revision = 0;
  private readonly file: string;
  private journal = -1;
  private length = 0;
  private living = 0;
  /** the meta record without its counters, as it was last written */
  private written = "";
  private readonly dirty = new Map<string, { t: string; k: string }>();
  private scheduled = false;

  constructor(dir: string, seed: string) {
    this.dir = dir;
    this.file = join(dir, "journal.jsonl");
    this.meta = createMeta(seed);
    mkdirSync(dir, { recursive: true });
    this.tables = { ...createTables(), requests: new RequestLog(join(dir, "requests.jsonl")) };
    if (this.load()) this.journal = openSync(this.file, "a");
    else this.compact();
    this.meta.requests = Math.max(this.meta.requests, this.tables.requests.last);
  }

  /** Remembers that a record changed; it reaches the disk with the next `flush`, at the latest after this turn. */
  save(table: TableName | "meta", key: string | number = ""): void {
    this.revision += 1;
    if (table === "requests") this.tables.requests.touch(Number(key));
    else this.dirty.set(`${table}/${key}`, { t: table, k: String(key) });
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.flush();
    });
  }

  flush(): void {
    if (this.journal < 0) return;
    this.tables.requests.flush();
    if (this.dirty.size === 0) return;
    const lines: string[] = [];
    for (const { t, k } of this.dirty.values()) {
      if (t === "meta") lines.push(...this.toMetaLines());
      else lines.push(toLine(t, k, this.tables[t as keyof Tables].get(k) ?? null));
    }
    this.dirty.clear();
    this.length += writeSync(this.journal, lines.join(""));
    if (this.length > REWRITTEN_AFTER + 2 * this.living) this.compact();
  }

  addRequest(request: StoredRequest): void {
    this.tables.requests.add(request);
    this.save("requests", request.n);
  }

  reset(seed: string): void {
    this.revision += 1;
    const { requests } = this.tables;
    requests.clear();
    this.tables = { ...createTables(), requests };
    this.meta = createMeta(seed);
    this.dirty.clear();
    this.compact();
  }

  close(): void {
    if (this.journal < 0) return;
    this.flush();
    this.tables.requests.close();
    this.compact();
    closeSync(this.journal);
    this.journal = -1;
  }

  /** The counters, and the rest only when it has changed. */
  private toMetaLines(): string[] {
    const counters: Record<string, number> = {};
    const rest: Partial<Meta> = { ...this.meta };
    for (const counter of COUNTERS) {
      counters[counter] = this.meta[counter];
      delete rest[counter];
    }
    const text = JSON.stringify(rest);
    if (text === this.written) return [toLine("counters", "", counters)];
    this.written = text;
    return [toLine("meta", "", this.meta), toLine("counters", "", counters)];
  }

  /** @returns whether there is a journal that can be continued as it is */
  private load(): boolean {
    if (!existsSync(this.file)) return false;
    const content = readFileSync(this.file);
    const single: Record<string, Buffer> = {};
    let isCurrent = true;
    let at = 0;
    for (let end = content.indexOf(NEWLINE); end >= 0; end = content.indexOf(NEWLINE, at)) {
      const [, t = "", k = "", nothing] =
        HEAD.exec(content.toString("latin1", at, Math.min(end, at + HEAD_LENGTH))) ?? [];
      const table = this.tables[t as keyof Tables] as LazyTable<object> | undefined;
      if (t === "meta" || t === "counters") single[t] = content.subarray(at, end);
      else if (t === "requests") {
        // They have moved out of the journal since.
        if (nothing === undefined) this.adoptRequest(content.subarray(at, end));
        isCurrent = false;
      } else if (nothing !== undefined) table?.delete(k);
      else table?.setUnread(k, content, at, end);
      at = end + 1;
    }
    const { meta, counters } = single;
    if (meta !== undefined) this.meta = upgradeMeta(readValue(meta) as Meta);
    if (counters !== undefined) Object.assign(this.meta, readValue(counters));
    this.length = content.length;
    for (const table of this.listTables()) {
      for (const k of table.keys()) this.living += table.findUnread(k)?.length ?? 0;
    }
    return isCurrent && at === content.length && meta !== undefined; // else the last words of a killed process follow
  }

  private listTables(): LazyTable<object>[] {
    const { requests: _requests, ...tables } = this.tables;
    return Object.values(tables) as LazyTable<object>[];
  }

  private adoptRequest(line: Buffer): void {
    this.tables.requests.add(upgradeRecord("requests", readValue(line)) as StoredRequest);
  }

  private compact(): void {
    const temporary = `${this.file}.tmp`;
    const target = openSync(temporary, "w");
    this.written = "";
    this.length = writeSync(target, this.toMetaLines().join(""));
    for (const table of this.listTables()) {
      const lines: Buffer[] = [];
      for (const k of table.keys()) {
        const unread = table.findUnread(k);
        if (unread === null) lines.push(Buffer.from(toLine(table.name, k, table.get(k) ?? null)));
        else lines.push(unread, LINE_END);
      }
      this.length += writeSync(target, Buffer.concat(lines));
    }
    closeSync(target);
    if (this.journal >= 0) closeSync(this.journal);
    renameSync(temporary, this.file);
    this.journal = openSync(this.file, "a");
    this.living = this.length;
  }
}

const LINE_END = Buffer.from("\n");

function toLine(t: string, k: string, v: unknown): string {
  return `${JSON.stringify({ t, k, v })}\n`;
}

function readValue(line: Buffer): object {
  return (JSON.parse(line.toString()) as { v: object }).v;
}
