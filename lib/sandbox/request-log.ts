import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, readSync, renameSync, writeSync } from "node:fs";
import type { StoredRequest } from "./state.ts";
import { upgradeRecord } from "./state-defaults.ts";

/** So many answered requests stay in memory; older ones are read from the disk when somebody asks. */
const CACHED = 300;
const LARGEST_FILE = 256 * 1024 * 1024;
const NEWLINE = 10;

interface Place {
  at: number;
  length: number;
}

/**
 * Every request ever received, one JSON line each in a file of its own, last line of a number wins. Only the places are
 * kept in memory, so that a long day costs neither memory nor time at start. Beyond 256 MiB the older half is forgotten.
 */
export class RequestLog {
  private readonly file: string;
  private fd = -1;
  private end = 0;
  private places = new Map<number, Place>();
  private readonly cache = new Map<number, StoredRequest>();
  private readonly changed = new Set<number>();

  constructor(file: string) {
    this.file = file;
    this.open();
  }

  get size(): number {
    return this.places.size + [...this.changed].filter((n) => !this.places.has(n)).length;
  }

  /** Number of the newest request on the disk, 0 without any. */
  get last(): number {
    return Math.max(0, ...[...this.places.keys()].slice(-64));
  }

  add(request: StoredRequest): void {
    this.cache.set(request.n, request);
    this.changed.add(request.n);
  }

  /** Notes that a request in memory changed; it reaches the disk with the next `flush`. */
  touch(n: number): void {
    if (this.cache.has(n)) this.changed.add(n);
  }

  get(n: string | number): StoredRequest | undefined {
    const number = Number(n);
    const cached = this.cache.get(number);
    if (cached !== undefined) return cached;
    const place = this.places.get(number);
    return place && this.read(place);
  }

  /** In the order of arrival; old ones are read from the disk one by one. */
  *values(since = 0): Generator<StoredRequest> {
    for (const n of this.listNumbers()) {
      const request = n > since ? this.get(n) : undefined;
      if (request !== undefined) yield request;
    }
  }

  /** @returns the newest so many, oldest of them first */
  recent(count: number): StoredRequest[] {
    return this.listNumbers()
      .slice(-count)
      .flatMap((n) => this.get(n) ?? []);
  }

  flush(): void {
    if (this.changed.size === 0) return;
    const lines: Buffer[] = [];
    for (const n of this.changed) {
      const line = Buffer.from(`${JSON.stringify({ n, ...this.cache.get(n) })}\n`); // the number first: see readNumber
      this.places.set(n, { at: this.end, length: line.length - 1 });
      this.end += line.length;
      lines.push(line);
    }
    this.changed.clear();
    writeSync(this.fd, Buffer.concat(lines));
    this.shrinkCache();
    if (this.end > LARGEST_FILE) this.forgetOlderHalf();
  }

  clear(): void {
    this.cache.clear();
    this.changed.clear();
    this.places.clear();
    ftruncateSync(this.fd, 0);
    this.end = 0;
  }

  close(): void {
    this.flush();
    closeSync(this.fd);
  }

  private listNumbers(): number[] {
    return [...this.places.keys(), ...[...this.changed].filter((n) => !this.places.has(n))];
  }

  private open(): void {
    const content = existsSync(this.file) ? readFileSync(this.file) : Buffer.alloc(0);
    this.fd = openSync(this.file, "a+");
    for (let at = 0; ; ) {
      const newline = content.indexOf(NEWLINE, at);
      if (newline < 0) break;
      const n = readNumber(content, at);
      if (n > 0) this.places.set(n, { at, length: newline - at });
      at = newline + 1;
      this.end = at;
    }
    if (this.end < content.length) ftruncateSync(this.fd, this.end); // cut off in the middle by a kill
  }

  private read({ at, length }: Place): StoredRequest {
    const line = Buffer.alloc(length);
    readSync(this.fd, line, 0, length, at);
    return upgradeRecord("requests", JSON.parse(line.toString())) as StoredRequest;
  }

  private shrinkCache(): void {
    for (const [n, { answeredAt }] of this.cache) {
      if (this.cache.size <= CACHED) return;
      if (answeredAt !== null) this.cache.delete(n);
    }
  }

  private forgetOlderHalf(): void {
    const kept = [...this.places].slice(Math.floor(this.places.size / 2));
    const temporary = `${this.file}.tmp`;
    const target = openSync(temporary, "w+");
    this.places = new Map();
    this.end = 0;
    for (const [n, { at, length }] of kept) {
      const line = Buffer.alloc(length + 1, NEWLINE);
      readSync(this.fd, line, 0, length, at);
      writeSync(target, line);
      this.places.set(n, { at: this.end, length });
      this.end += line.length;
    }
    closeSync(target);
    closeSync(this.fd);
    renameSync(temporary, this.file);
    this.fd = openSync(this.file, "a+");
  }
}

/** The number a line begins with, `{"n":123,…`; 0 for anything else. */
function readNumber(content: Buffer, at: number): number {
  let n = 0;
  if (content.toString("latin1", at, at + 5) !== '{"n":') return 0;
  for (let place = at + 5; ; place += 1) {
    const digit = (content[place] ?? 0) - 48;
    if (digit < 0 || digit > 9) return n;
    n = n * 10 + digit;
  }
}
