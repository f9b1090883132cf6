import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Crowded, createAdmission } from "./admission.ts";

/** Work that ends when it is told to. */
function holdUp() {
  let finish: () => void = () => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { work: () => done, finish };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("createAdmission", () => {
  it("lets so many in, so many wait, and sends the rest away without beginning anything", async () => {
    const gate = createAdmission({ places: 1, waiting: 1, waitSeconds: 60 });
    const first = holdUp();
    const order: string[] = [];
    const one = gate.enter(first.work).then(() => order.push("one"));
    const two = gate.enter(async () => order.push("two"));
    const refused = gate.enter(async () => order.push("three"));
    await expect(refused).rejects.toThrow(Crowded);
    expect(gate.count()).toEqual({ inside: 1, waiting: 1 });
    first.finish();
    await Promise.all([one, two]);
    expect(order.sort()).toEqual(["one", "two"]);
    expect(gate.count()).toEqual({ inside: 0, waiting: 0 });
  });

  it("does not let anybody wait for ever", async () => {
    const gate = createAdmission({ places: 1, waiting: 5, waitSeconds: 0.02 });
    const first = holdUp();
    const one = gate.enter(first.work);
    await expect(gate.enter(async () => {})).rejects.toThrow(Crowded);
    expect(gate.count()).toEqual({ inside: 1, waiting: 0 });
    first.finish();
    await one;
    await expect(gate.enter(async () => "served")).resolves.toBe("served");
  });

  it("gives the place back when the work fails", async () => {
    const gate = createAdmission({ places: 1, waiting: 1, waitSeconds: 60 });
    const fail = () => Promise.reject(new Error("no"));
    await expect(gate.enter(fail)).rejects.toThrow("no");
    await expect(gate.enter(async () => "served")).resolves.toBe("served");
  });

  it("never exceeds its places, loses none, and serves in the order of arrival", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.boolean(), { maxLength: 60 }),
        async (places, waiting, steps) => {
          const gate = createAdmission({ places, waiting, waitSeconds: 60 });
          const open: (() => void)[] = [];
          const begun: number[] = [];
          const all: Promise<unknown>[] = [];
          let inside = 0;
          let number = 0;
          for (const arrives of steps) {
            if (arrives) {
              const { work, finish } = holdUp();
              const id = number;
              number += 1;
              const served = gate.enter(async () => {
                begun.push(id);
                inside += 1;
                expect(inside).toBeLessThanOrEqual(places);
                open.push(finish);
                await work();
                inside -= 1;
              });
              all.push(served.catch((error: unknown) => expect(error).toBeInstanceOf(Crowded)));
            } else open.shift()?.();
            await turn();
            expect(gate.count().waiting).toBeLessThanOrEqual(waiting);
          }
          while (gate.count().inside > 0) {
            open.shift()?.();
            await turn();
          }
          await Promise.all(all);
          expect(begun).toEqual([...begun].sort((a, b) => a - b));
          expect(gate.count()).toEqual({ inside: 0, waiting: 0 });
        },
      ),
    );
  });
});
