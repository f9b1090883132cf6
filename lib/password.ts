import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import type { Passwords } from "#lib/ports.ts";

interface Cost {
  /** A power of two; memory and time grow with it. */
  N: number;
  r: number;
  p: number;
}

/** About 60 ms and 64 MB on a machine of today. */
const COST: Cost = { N: 2 ** 16, r: 8, p: 1 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;
/** More at once would take the machine from the customers. */
const AT_ONCE = 2;

/** Passwords as scrypt hashes that tell how they were made: `scrypt$N$r$p$salt$key`. */
export function createPasswords(cost: Cost = COST): Passwords {
  const enter = createLine(AT_ONCE);
  const nobody = `scrypt$${cost.N}$${cost.r}$${cost.p}$${"A".repeat(22)}$${"A".repeat(43)}`;
  return {
    hash: (password) =>
      enter(async () => {
        const salt = randomBytes(SALT_BYTES);
        const key = await derive(password, salt, cost);
        return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
      }),
    verify: (password, stored) =>
      enter(async () => {
        const parsed = parse(stored ?? nobody) ?? parse(nobody);
        if (parsed === null) return false;
        const key = await derive(password, parsed.salt, parsed.cost);
        return stored !== null && key.length === parsed.key.length && timingSafeEqual(key, parsed.key);
      }),
    isWeak(stored) {
      const parsed = parse(stored);
      return parsed === null || parsed.cost.N < cost.N || parsed.cost.r < cost.r || parsed.cost.p < cost.p;
    },
  };
}

function parse(stored: string): { cost: Cost; salt: Buffer; key: Buffer } | null {
  const [name, N, r, p, salt, key] = stored.split("$");
  if (name !== "scrypt" || salt === undefined || key === undefined) return null;
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  return { cost, salt: Buffer.from(salt, "base64url"), key: Buffer.from(key, "base64url") };
}

function derive(password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  // The same letters typed on two keyboards may be two texts.
  const text = password.normalize("NFKC");
  return new Promise((resolve, reject) => {
    scrypt(text, salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/** Lets so many in at a time; the others wait in line. */
function createLine(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
