import { upgradeRecord } from "./state-defaults.ts";

/** A record's line in the journal that nobody has asked for yet. */
class UnreadLine {
  readonly content: Buffer;
  readonly at: number;
  readonly end: number;

  constructor(content: Buffer, at: number, end: number) {
    this.content = content;
    this.at = at;
    this.end = end;
  }

  toBytes(): Buffer {
    return this.content.subarray(this.at, this.end);
  }
}

/** A map whose records, after a start, stay lines of the journal until somebody wants them: parsing a long day takes long. */
export class LazyTable<T extends object> extends Map<string, T> {
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }

  /** @param content the journal; the record's line stands in it from `at` to `end`, without the newline */
  setUnread(key: string, content: Buffer, at: number, end: number): void {
    super.set(key, new UnreadLine(content, at, end) as unknown as T);
  }

  override get(key: string): T | undefined {
    return this.read(key, super.get(key));
  }

  override *values(): MapIterator<T> {
    for (const [key, value] of super.entries()) {
      const record = this.read(key, value);
      if (record !== undefined) yield record;
    }
    return undefined;
  }

  override *entries(): MapIterator<[string, T]> {
    for (const [key, value] of super.entries()) {
      const record = this.read(key, value);
      if (record !== undefined) yield [key, record];
    }
    return undefined;
  }

  override [Symbol.iterator](): MapIterator<[string, T]> {
    return this.entries();
  }

  override forEach(visit: (value: T, key: string, map: Map<string, T>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }

  /** Records that may contain the text in their JSON; others are not read for it. */
  *valuesMentioning(text: string): Generator<T> {
    for (const [key, value] of super.entries()) {
      if (value instanceof UnreadLine && !value.toBytes().includes(text)) continue;
      const record = this.read(key, value);
      if (record !== undefined) yield record;
    }
  }

  /** The record's line as it stands in the journal; null once it was read, and may have changed. */
  findUnread(key: string): Buffer | null {
    const value: unknown = super.get(key);
    return value instanceof UnreadLine ? value.toBytes() : null;
  }

  private read(key: string, value: unknown): T | undefined {
    if (!(value instanceof UnreadLine)) return value as T | undefined;
    const { v } = JSON.parse(value.toBytes().toString()) as { v: object };
    const record = upgradeRecord(this.name, v) as T;
    super.set(key, record);
    return record;
  }
}
