import { createHash } from "node:crypto";
import type { Meta } from "./state.ts";

const UPPER = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Names for new objects. The same seed and the same order of calls give the same names. */
export class Ids {
  private readonly meta: () => Meta;

  constructor(meta: () => Meta) {
    this.meta = meta;
  }

  /** @returns the prefix, an underscore and 30 characters, for example `STX_…` */
  drawObjectId(prefix: string): string {
    return `${prefix}_${this.draw(30, UPPER)}`;
  }

  drawToken(): string {
    return this.draw(26, LOWER);
  }

  drawHash(): string {
    return this.draw(18, LOWER);
  }

  drawEventId(): string {
    return `evt_${this.draw(24, "0123456789abcdef")}`;
  }

  drawSupportId(): string {
    return this.draw(32, "0123456789abcdef");
  }

  /** Six digits to be shown when goods are picked up. */
  drawPickupCode(): string {
    return this.draw(6, "0123456789");
  }

  /** Growing numbers; where they begin depends on the seed, so that a fresh sandbox does not repeat an old one's. */
  drawTransId(): number {
    const meta = this.meta();
    const start = createHash("sha256").update(`trans/${meta.seed}`).digest().readUInt32BE(0) % 40_000_000;
    meta.payments += 1;
    return 49_000_000 + start + meta.payments * 7;
  }

  private draw(length: number, alphabet: string): string {
    const meta = this.meta();
    meta.drawn += 1;
    const bytes = createHash("sha512").update(`${meta.seed}/${meta.drawn}`).digest();
    return Array.from(bytes.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join("");
  }
}
