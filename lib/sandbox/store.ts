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

function createMaps() {
  return {
    transactions: new Map<string, StoredTransaction>(),
    payments: new Map<string, StoredPayment>(),
    customers: new Map<string, StoredCustomer>(),
    containers: new Map<string, StoredContainer>(),
    money: new Map<string, StoredMoney>(),
    tokens: new Map<string, { expires: number }>(),
    pushes: new Map<string, StoredPush>(),
    mails: new Map<string, StoredMail>(),
  };
}
type Maps = ReturnType<typeof createMaps>;
export type TableName = keyof Maps | "requests";

/**
 * The sandbox's memory: maps in RAM, and one journal of JSON lines on disk, `{t: table, k: key, v: value}`, last line
 * wins. Changed records are appended before an answer leaves, so a killed process forgets nothing it has said. The
 * journal is rewritten (temporary file, then rename) on close, on reset and when it has grown long; requests have a
 * file of their own.
 */
export class Store {
  tables: Maps & { requests: RequestLog };
  meta: Meta;
  readonly dir: string;
  private readonly file: string;
  private journal = -1;
  private length = 0;
  private living = 0;
  private readonly dirty = new Map<string, { t: string; k: string }>();
  private scheduled = false;

  constructor(dir: string, seed: string) {
    this.dir = dir;
    this.file = join(dir, "journal.jsonl");
    this.meta = createMeta(seed);
    mkdirSync(dir, { recursive: true });
    this.tables = { ...createMaps(), requests: new RequestLog(join(dir, "requests.jsonl")) };
    if (this.load()) this.journal = openSync(this.file, "a");
    else this.compact();
    this.meta.requests = Math.max(this.meta.requests, this.tables.requests.last);
  }

  /** Remembers that a record changed; it reaches the disk with the next `flush`, at the latest after this turn. */
  save(table: TableName | "meta", key: string | number = ""): void {
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
    for (const { t, k } of this.dirty.values()) lines.push(this.toLine(t, k));
    this.dirty.clear();
    this.length += writeSync(this.journal, lines.join(""));
    if (this.length > REWRITTEN_AFTER + 2 * this.living) this.compact();
  }

  addRequest(request: StoredRequest): void {
    this.tables.requests.add(request);
    this.save("requests", request.n);
  }

  reset(seed: string): void {
    const { requests } = this.tables;
    requests.clear();
    this.tables = { ...createMaps(), requests };
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

  private toLine(t: string, k: string): string {
    const v = t === "meta" ? this.meta : (this.tables[t as keyof Maps].get(k) ?? null);
    return `${JSON.stringify({ t, k, v })}\n`;
  }

  /** @returns whether there is a journal that can be continued as it is */
  private load(): boolean {
    if (!existsSync(this.file)) return false;
    const content = readFileSync(this.file, "utf8");
    const newest = new Map<string, string>(); // only the last line of a record is worth parsing
    const lines = content.split("\n");
    const cut = lines.pop(); // empty, or the last words of a killed process
    for (const line of lines) {
      const end = line.indexOf(',"v":');
      if (end < 0) continue;
      const key = line.slice(0, end);
      if (line.length === end + 10 && line.endsWith("null}")) newest.delete(key);
      else newest.set(key, line);
    }
    let isCurrent = cut === "";
    for (const line of newest.values()) {
      this.living += line.length;
      isCurrent = this.restore(line) && isCurrent;
    }
    this.length = content.length;
    return isCurrent;
  }

  /** @returns false for a record that has moved out of the journal since */
  private restore(line: string): boolean {
    let record: { t: string; k: string; v: object };
    try {
      record = JSON.parse(line);
    } catch {
      return false;
    }
    const { t, k, v } = record;
    if (t === "meta") {
      this.meta = upgradeMeta(v as Meta);
      return true;
    }
    const value = upgradeRecord(t, v);
    if (t === "requests") {
      this.tables.requests.add(value as StoredRequest);
      return false;
    }
    const table = this.tables[t as keyof Maps] as Map<string, unknown> | undefined;
    table?.set(k, value);
    return true;
  }

  private compact(): void {
    const temporary = `${this.file}.tmp`;
    const lines = [this.toLine("meta", "")];
    for (const t of Object.keys(createMaps()) as (keyof Maps)[]) {
      for (const k of this.tables[t].keys()) lines.push(this.toLine(t, k));
    }
    const content = lines.join("");
    writeFileSync(temporary, content);
    if (this.journal >= 0) closeSync(this.journal);
    renameSync(temporary, this.file);
    this.journal = openSync(this.file, "a");
    this.length = content.length;
    this.living = content.length;
  }
}
