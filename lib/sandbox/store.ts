import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import {
  createMeta,
  type Meta,
  type StoredCustomer,
  type StoredMail,
  type StoredPayment,
  type StoredPush,
  type StoredRequest,
  type StoredTransaction,
} from "./state.ts";

const REQUESTS_KEPT = 20_000;
const ANSWERS_KEPT = 500;
const REWRITTEN_AFTER = 64 * 1024 * 1024;

interface Tables {
  transactions: Map<string, StoredTransaction>;
  payments: Map<string, StoredPayment>;
  customers: Map<string, StoredCustomer>;
  tokens: Map<string, { expires: number }>;
  pushes: Map<string, StoredPush>;
  requests: Map<string, StoredRequest>;
  mails: Map<string, StoredMail>;
}
export type TableName = keyof Tables;

const TABLE_NAMES: readonly TableName[] = [
  "transactions",
  "payments",
  "customers",
  "tokens",
  "pushes",
  "requests",
  "mails",
];

function createTables(): Tables {
  return {
    transactions: new Map(),
    payments: new Map(),
    customers: new Map(),
    tokens: new Map(),
    pushes: new Map(),
    requests: new Map(),
    mails: new Map(),
  };
}

/**
 * The sandbox's memory: maps in RAM, and one journal of JSON lines on disk, `{t: table, k: key, v: value}`, last line
 * wins. Changed records are appended before an answer leaves, so a killed process forgets nothing it has said. The
 * journal is rewritten (temporary file, then rename) at start, on close, on reset and when it has grown long.
 */
export class Store {
  tables: Tables = createTables();
  meta: Meta;
  readonly dir: string;
  private readonly file: string;
  private journal = -1;
  private appended = 0;
  private readonly dirty = new Map<string, { t: string; k: string }>();
  private scheduled = false;

  constructor(dir: string, seed: string) {
    this.dir = dir;
    this.file = join(dir, "journal.jsonl");
    this.meta = createMeta(seed);
    mkdirSync(dir, { recursive: true });
    this.load();
    this.compact();
  }

  /** Remembers that a record changed; it reaches the disk with the next `flush`, at the latest after this turn. */
  save(table: TableName | "meta", key: string | number = ""): void {
    this.dirty.set(`${table}/${key}`, { t: table, k: String(key) });
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.flush();
    });
  }

  flush(): void {
    if (this.dirty.size === 0 || this.journal < 0) return;
    const lines: string[] = [];
    for (const { t, k } of this.dirty.values()) lines.push(this.toLine(t, k));
    this.dirty.clear();
    this.appended += writeSync(this.journal, lines.join(""));
    if (this.appended > REWRITTEN_AFTER) this.compact();
  }

  addRequest(request: StoredRequest): void {
    const { requests } = this.tables;
    requests.set(String(request.n), request);
    const old = requests.get(String(request.n - ANSWERS_KEPT));
    if (old !== undefined) old.answer = undefined;
    requests.delete(String(request.n - REQUESTS_KEPT));
    this.save("requests", request.n);
  }

  reset(seed: string): void {
    this.tables = createTables();
    this.meta = createMeta(seed);
    this.dirty.clear();
    this.compact();
  }

  close(): void {
    if (this.journal < 0) return;
    this.flush();
    this.compact();
    closeSync(this.journal);
    this.journal = -1;
  }

  private toLine(t: string, k: string): string {
    const v = t === "meta" ? this.meta : (this.tables[t as TableName].get(k) ?? null);
    return `${JSON.stringify({ t, k, v })}\n`;
  }

  private load(): void {
    if (!existsSync(this.file)) return;
    for (const line of readFileSync(this.file, "utf8").split("\n")) {
      let record: { t: string; k: string; v: unknown };
      try {
        record = JSON.parse(line);
      } catch {
        continue; // the last line of a killed process may be cut
      }
      if (record.t === "meta") {
        const kept = record.v as Meta;
        this.meta = { ...this.meta, ...kept, contract: { ...this.meta.contract, ...kept.contract } };
        continue;
      }
      const table = this.tables[record.t as TableName] as Map<string, unknown> | undefined;
      if (record.v === null) table?.delete(record.k);
      else table?.set(record.k, record.v);
    }
  }

  private compact(): void {
    const temporary = `${this.file}.tmp`;
    const lines = [this.toLine("meta", "")];
    for (const t of TABLE_NAMES) for (const k of this.tables[t].keys()) lines.push(this.toLine(t, k));
    writeFileSync(temporary, lines.join(""));
    if (this.journal >= 0) closeSync(this.journal);
    renameSync(temporary, this.file);
    this.journal = openSync(this.file, "a");
    this.appended = 0;
  }
}
