import { describe, expect, it } from "vitest";
import { createPasswords } from "./password.ts";

/** Cheap, so that the test is about the rules. */
const CHEAP = { N: 2 ** 4, r: 8, p: 1 };

describe("passwords", () => {
  const passwords = createPasswords(CHEAP);

  it("are known again, and others are not", async () => {
    const stored = await passwords.hash("Roggenvollkorn 1150");
    expect(stored).toMatch(/^scrypt\$16\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(await passwords.verify("Roggenvollkorn 1150", stored)).toBe(true);
    expect(await passwords.verify("Roggenvollkorn 1151", stored)).toBe(false);
    expect(await passwords.verify("", stored)).toBe(false);
    expect(await passwords.hash("Roggenvollkorn 1150")).not.toBe(stored);
  });

  it("are the same whether an umlaut was typed as one letter or as two", async () => {
    const stored = await passwords.hash("Mu\u0308sli fu\u0308r alle");
    expect(await passwords.verify("M\u00fcsli f\u00fcr alle", stored)).toBe(true);
  });

  it("open nothing where there is no hash, or none that can be read", async () => {
    for (const stored of [null, "", "scrypt", "md5$x", "scrypt$16$8$1$AAAA$"]) {
      expect(await passwords.verify("", stored)).toBe(false);
    }
    // The key of nobody, which stands in for a missing hash, is no password's.
    expect(await passwords.verify("nobody", null)).toBe(false);
  });

  it("are hashed afresh once more work is asked for", async () => {
    const stored = await passwords.hash("Dinkelmehl hell 630");
    expect(passwords.isWeak(stored)).toBe(false);
    expect(createPasswords({ ...CHEAP, N: 2 ** 5 }).isWeak(stored)).toBe(true);
    expect(await createPasswords({ ...CHEAP, N: 2 ** 5 }).verify("Dinkelmehl hell 630", stored)).toBe(true);
  });

  it("take the same work for an account that does not exist", async () => {
    const slow = createPasswords({ N: 2 ** 13, r: 8, p: 1 });
    const stored = await slow.hash("Weizenkleie fein 99");
    const time = async (hash: string | null) => {
      const begun = performance.now();
      for (let round = 0; round < 5; round += 1) await slow.verify("wrong", hash);
      return performance.now() - begun;
    };
    const ratio = (await time(null)) / (await time(stored));
    expect(ratio).toBeGreaterThan(0.2);
    expect(ratio).toBeLessThan(5);
  });
});
