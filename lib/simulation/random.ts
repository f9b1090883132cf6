/** All chance of a run: the same seed draws the same values in the same order. */
export interface Random {
  /** From 0 up to and without 1. */
  fraction(): number;
  /** Whole number, both bounds included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** 32 hexadecimal digits. */
  hex(): string;
}

/** @param seed any whole number */
export function createRandom(seed: number): Random {
  // sfc32: small, fast, and good enough for tests. The first rounds mix neighbouring seeds apart.
  let a = seed | 0;
  let b = 0x9e3779b9 | 0;
  let c = Math.imul(seed, 0x85ebca6b) | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 15; round += 1) next();
  return {
    fraction: next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick<T>(from: readonly T[]): T {
      return from[Math.floor(next() * from.length)] as T;
    },
    hex: () =>
      Array.from({ length: 4 }, () =>
        Math.floor(next() * 4294967296)
          .toString(16)
          .padStart(8, "0"),
      ).join(""),
  };
}
