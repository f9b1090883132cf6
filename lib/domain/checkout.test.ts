import { describe, expect, it } from "vitest";
import { PAYMENT_METHODS } from "#lib/payments/index.ts";
import { type CheckoutValues, EMPTY_CHECKOUT, parseCheckout, readCheckoutValues } from "./checkout.ts";

const RULES = { today: "2026-11-21", countries: ["DE", "AT"], methods: PAYMENT_METHODS };
const GOOD: CheckoutValues = {
  ...EMPTY_CHECKOUT,
  email: "erika@example.test",
  firstName: "Erika",
  lastName: "Probe",
  street: "Testweg",
  houseNumber: "7",
  postalCode: "01896",
  city: "Pulsnitz",
  paymentMethod: "invoice",
};

function errorsOf(change: Partial<CheckoutValues>) {
  const parsed = parseCheckout({ ...GOOD, ...change }, RULES);
  return parsed.ok ? {} : parsed.errors;
}

describe("parseCheckout", () => {
  it("accepts a complete form and trims it", () => {
    const parsed = parseCheckout({ ...GOOD, firstName: "  Erika " }, RULES);
    expect(parsed.ok && parsed.input.firstName).toBe("Erika");
  });

  it("names every missing field at once", () => {
    const parsed = parseCheckout({ ...EMPTY_CHECKOUT, country: "", delivery: "" }, RULES);
    expect(parsed.ok ? [] : Object.keys(parsed.errors).sort()).toEqual(
      "city country delivery email firstName houseNumber lastName paymentMethod postalCode street".split(" "),
    );
  });

  it.each([
    [{ email: "erika@" }, { email: "format" }],
    [{ postalCode: "1067" }, { postalCode: "digitsDE" }],
    [{ postalCode: "01067", country: "AT" }, { postalCode: "digitsAT" }],
    [{ country: "US" }, { country: "unknown" }],
    [{ firstName: "x".repeat(51) }, { firstName: "tooLong" }],
    [{ lastName: "Gewinn unter www.example.test" }, { lastName: "characters" }],
    [{ city: "<b>Ulm</b>" }, { city: "characters" }],
    [{ city: "Ulm\nBcc: x" }, { city: "characters" }],
    [{ paymentMethod: "gold" }, { paymentMethod: "required" }],
    [{ birthDate: "31.02.1980" }, { birthDate: "format" }],
    [{ birthDate: "22.11.2008" }, { birthDate: "underage" }],
    [{ birthDate: "01.01.2030" }, { birthDate: "future" }],
    [
      { email: "", postalCode: "1" },
      { email: "required", postalCode: "digitsDE" },
    ],
  ])("refuses %j", (change, errors) => {
    expect(errorsOf(change)).toEqual(errors);
  });

  it.each(["1.2.80", "01.02.1980", "01021980", "1980-02-01", "21.11.2008", ""])(
    "reads the birth date %j",
    (birthDate) => {
      expect(errorsOf({ birthDate })).toEqual({});
    },
  );

  it("does not mind a birth date when paying in advance", () => {
    expect(errorsOf({ paymentMethod: "prepaid", birthDate: "gestern" })).toEqual({});
  });
});

describe("readCheckoutValues", () => {
  it("keeps what was typed, ignores files and strangers, and cuts absurd lengths", () => {
    const form = new FormData();
    form.set("email", "x".repeat(5000));
    form.set("city", new File(["a"], "a.txt"));
    form.set("price", "1");
    const values = readCheckoutValues(form);
    expect(values.email).toHaveLength(300);
    expect(values.city).toBe("");
    expect(values).not.toHaveProperty("price");
  });
});
