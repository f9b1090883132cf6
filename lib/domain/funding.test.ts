import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_CHECKOUT, parseCheckout } from "./checkout.ts";
import { newAttempt, toCheckoutValues } from "./draft-order.ts";
import { ACCOUNT, germanIban } from "./fixtures/account.ts";
import { anOrder } from "./fixtures/order.ts";
import { concealFunding, keepSameFunding, readFunding } from "./funding.ts";
import { maskIban } from "./iban.ts";
import type { MethodForm } from "./method-field.ts";

const TAKES: MethodForm = {
  code: "takes",
  fields: [
    { name: "accountHolder", maxLength: 70 },
    { name: "iban", maxLength: 60 },
  ],
};
const BRINGS: MethodForm = { code: "brings", fields: [] };

function read(iban: string, change: { accountHolder?: string; method?: MethodForm } = {}) {
  const { accountHolder = "", method = TAKES } = change;
  const rules = { today: "2026-11-25", countries: ["DE"], methods: [TAKES, BRINGS] };
  const parsed = parseCheckout(
    {
      ...{ ...EMPTY_CHECKOUT, email: "erika@example.test", firstName: "Erika", lastName: "Probe", street: "Testweg" },
      ...{ houseNumber: "7", postalCode: "01896", city: "Pulsnitz", paymentMethod: method.code, accountHolder, iban },
    },
    rules,
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return readFunding(parsed.input, method, "mark-2");
}

/** Blanks of several kinds and both cases, as people and banks write it. */
const typedIban = fc
  .tuple(germanIban, fc.array(fc.constantFrom("", " ", "\u00a0", "\u202f", "\t"), { minLength: 22, maxLength: 22 }))
  .chain(([iban, gaps]) =>
    fc.mixedCase(fc.constant(iban)).map((mixed) => ({ iban, typed: [...mixed].map((c, i) => c + gaps[i]).join("") })),
  );

describe("an account", () => {
  it("is read however it is typed, shown in groups of four, and read again as the same", () => {
    fc.assert(
      fc.property(typedIban, ({ iban, typed }) => {
        const funding = read(typed);
        expect(funding?.iban).toBe(iban);
        const shown = toCheckoutValues(anOrder({}, { funding })).iban;
        expect(shown).toMatch(/^([A-Z0-9]{4} ){5}[A-Z0-9]{2}$/);
        expect(read(shown)?.iban).toBe(iban);
      }),
    );
  });

  it("is masked so that two characters in front and four at the end are left", () => {
    fc.assert(
      fc.property(typedIban, ({ iban, typed }) => {
        const masked = maskIban(typed.toUpperCase());
        expect(masked).toBe(`${iban.slice(0, 2)}…${iban.slice(-4)}`);
        const left = JSON.stringify(concealFunding(read(typed)));
        expect(left).toContain(masked);
        // No five characters of the number in a row are left anywhere.
        for (let at = 0; at + 5 <= iban.length; at += 1) expect(left).not.toContain(iban.slice(at, at + 5));
      }),
    );
  });

  it("belongs to the customer unless somebody else is named, and the form says so again", () => {
    expect(read("DE89370400440532013000")?.holder).toBe("Erika Probe");
    const other = read("DE89370400440532013000", { accountHolder: "Kim Muster" });
    expect(other?.holder).toBe("Kim Muster");
    expect(toCheckoutValues(anOrder({}, { funding: other })).accountHolder).toBe("Kim Muster");
    expect(toCheckoutValues(anOrder({}, { funding: ACCOUNT })).accountHolder).toBe("");
  });

  it("is not kept for a method that does not ask for it", () => {
    expect(read("DE89370400440532013000", { method: BRINGS })).toBeNull();
  });

  it("has another mark exactly when it is another account", () => {
    const again = { ...ACCOUNT, mark: "mark-2" };
    expect(keepSameFunding(ACCOUNT, again)).toBe(ACCOUNT);
    expect(keepSameFunding(ACCOUNT, { ...again, iban: "DE81850400611005523759" })?.mark).toBe("mark-2");
    expect(keepSameFunding(ACCOUNT, { ...again, holder: "Kim Muster" })?.mark).toBe("mark-2");
    expect(keepSameFunding({ ...ACCOUNT, iban: null }, again)).toBe(again);
    expect(keepSameFunding(ACCOUNT, null)).toBeNull();
  });

  it("comes back to the form empty once its number is gone", () => {
    const order = anOrder({}, { funding: concealFunding(ACCOUNT) });
    expect(toCheckoutValues(order).iban).toBe("");
  });

  it("is part of a new attempt", () => {
    const choice = { method: "takes", goal: "none" as const, amountCents: 100, funding: ACCOUNT };
    expect(newAttempt("a", "10042", 1, choice)).toMatchObject({ funding: ACCOUNT, mandate: null });
  });
});
