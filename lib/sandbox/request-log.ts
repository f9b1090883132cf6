import { closeSync, fstatSync, ftruncateSync, openSync, readSync, renameSync, writeSync } from "node:fs";
import type { StoredRequest } from "./state.ts";
import { upgradeRecord } from "./state-defaults.ts";

/** So many answered requests stay in memory; older ones are read from the disk when somebody asks. */
const CACHED = 300;
const LARGEST_FILE = 256 * 1024 * 1024;
const NEWLINE = 10;
const TAIL = 512 * 1024;
const CHUNK = 4 * 1024 * 1024;

/** What lists of requests go by, kept in memory so that looking for one does not read them all. */
export interface RequestDigest
  extends Pick<StoredRequest, "n" | "call" | "stx" | "pci" | "status" | "outcome" | "answeredAt"> {
  /** whether fields were dropped, and whether there were warnings */
  dropped: boolean;
  warned: boolean;
}

interface Place {
  at: number;
  length: number;
  digest: RequestDigest;
}

/**
 * Every request ever received, one JSON line each in a file of its own, last line of a number wins. Only the places are
 * kept in memory, so that a long day costs neither memory nor time at start. Beyond 256 MiB the older half is forgotten.
 */
export class RequestLog {
  private readonly file: string;
  private fd = -1;
  private end = 0;
  /** so many bytes at the beginning are of earlier runs and have not been looked through */
  private unscanned = 0;
  /** number of the newest request found on the disk at start, 0 without any */
  last = 0;
  private places = new Map<number, Place>();
  private readonly cache = new Map<number, StoredRequest>();
  private readonly changed = new Set<number>();

  constructor(file: string) {
    this.file = file;
    this.open();
  }

  get size(): number {
    this.scan();
    return this.places.size + [...this.changed].filter((n) => !this.places.has(n)).length;
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
    this.scan();
    const place = this.places.get(number);
    return place && this.read(place);
  }

  /** Every request in a few words, in the order of arrival. */
  digests(): RequestDigest[] {
    this.scan();
    const found: RequestDigest[] = [];
    for (const [n, place] of this.places) {
      const cached = this.cache.get(n); // may have changed since it was written
      found.push(cached === undefined ? place.digest : digest(cached));
    }
    for (const n of this.changed) {
      const cached = this.places.has(n) ? undefined : this.cache.get(n);
      if (cached !== undefined) found.push(digest(cached));
    }
    return found;
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
      const request = this.cache.get(n);
      if (request === undefined) continue;
      const { n: _first, body, answer, ...facts } = request;
      // The number first and what is long last: see readNumber and readDigest.
      const line = Buffer.from(`${JSON.stringify({ n, ...facts, body, answer })}\n`);
      this.places.set(n, { at: this.end, length: line.length - 1, digest: digest(request) });
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
    this.unscanned = 0;
  }

  close(): void {
    this.flush();
    closeSync(this.fd);
  }

  private listNumbers(): number[] {
    this.scan();
    return [...this.places.keys(), ...[...this.changed].filter((n) => !this.places.has(n))];
  }

  /** Looks at the end only: where to go on, and which number was the last. */
  private open(): void {
    this.fd = openSync(this.file, "a+");
    const { size } = fstatSync(this.fd);
    let tail = this.readBytes(Math.max(0, size - TAIL), size);
    while (!tail.includes(NEWLINE) && tail.length < size) {
      tail = this.readBytes(Math.max(0, size - 4 * tail.length), size);
    }
    const lastNewline = tail.lastIndexOf(NEWLINE);
    this.end = lastNewline < 0 ? 0 : size - tail.length + lastNewline + 1;
    if (this.end < size) ftruncateSync(this.fd, this.end); // cut off in the middle by a kill
    this.unscanned = this.end;
    let at = 0;
    for (let newline = tail.indexOf(NEWLINE); newline >= 0; newline = tail.indexOf(NEWLINE, at)) {
      this.last = Math.max(this.last, readNumber(tail, at));
      at = newline + 1;
    }
  }

  /** Finds the lines of earlier runs once somebody asks for them; at start there is no time for it. */
  private scan(): void {
    if (this.unscanned === 0) return;
    const newer = this.places;
    this.places = new Map();
    let rest: Buffer = Buffer.alloc(0);
    for (let from = 0; from < this.unscanned; from += CHUNK) {
      const begins = from - rest.length;
      const content = Buffer.concat([rest, this.readBytes(from, Math.min(from + CHUNK, this.unscanned))]);
      let at = 0;
      for (let newline = content.indexOf(NEWLINE); newline >= 0; newline = content.indexOf(NEWLINE, at)) {
        const n = readNumber(content, at);
        if (n > 0) {
          const length = newline - at;
          this.places.set(n, { at: begins + at, length, digest: readDigest(content.subarray(at, newline)) });
        }
        at = newline + 1;
      }
      rest = content.subarray(at);
    }
    for (const [n, place] of newer) this.places.set(n, place);
    this.unscanned = 0;
  }

  private readBytes(from: number, to: number): Buffer {
    const bytes = Buffer.alloc(to - from);
    readSync(this.fd, bytes, 0, bytes.length, from);
    return bytes;
  }

  private read({ at, length }: Place): StoredRequest {
    const line = this.readBytes(at, at + length).toString();
    return upgradeRecord("requests", JSON.parse(line)) as StoredRequest;
  }

  private shrinkCache(): void {
    for (const [n, { answeredAt }] of this.cache) {
      if (this.cache.size <= CACHED) return;
      if (answeredAt !== null) this.cache.delete(n);
    }
  }

  private forgetOlderHalf(): void {
    this.scan();
    const kept = [...this.places].slice(Math.floor(this.places.size / 2));
    const temporary = `${this.file}.tmp`;
    const target = openSync(temporary, "w+");
    this.places = new Map();
    this.end = 0;
    for (const [n, { at, length, digest }] of kept) {
      const line = Buffer.alloc(length + 1, NEWLINE);
      readSync(this.fd, line, 0, length, at);
      writeSync(target, line);
      this.places.set(n, { at: this.end, length, digest });
      this.end += line.length;
    }
    closeSync(target);
    closeSync(this.fd);
    renameSync(temporary, this.file);
    this.fd = openSync(this.file, "a+");
  }
}

function digest(request: StoredRequest): RequestDigest {
  const { n, call, stx, pci, status, outcome, answeredAt, droppedFields, warnings } = request;
  const marks = { dropped: droppedFields.length > 0, warned: warnings.length > 0 };
  return { n, call, stx, pci, status, outcome, answeredAt, ...marks };
}

const BODY = ',"body":';
const LAST_FACT = '"droppedFields":';

/** Reads what stands before the bodies; in lines of older versions they stand in the middle, and all is read. */
function readDigest(line: Buffer): RequestDigest {
  const body = line.indexOf(BODY);
  const facts = line.indexOf(LAST_FACT);
  const isShort = body > 0 && facts > 0 && facts < body;
  const text = isShort ? `${line.toString("utf8", 0, body)}}` : line.toString();
  return digest(upgradeRecord("requests", JSON.parse(text)) as StoredRequest);
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
