import { describe, expect, it } from "vitest";
import { type Condition, type ListQuery, toSearchParams, where } from "./list-query.ts";
import { InvalidRequest } from "./request.ts";

const FIELDS = { merchantRef: "merchantRef", amountCents: "basket_info.sum", paidOn: "incoming_payment_date" } as const;
type Field = keyof typeof FIELDS;
const search = (query: ListQuery<Field>) => toSearchParams(query, FIELDS);
const q = (condition: Condition<Field>) => search({ where: condition }).get("q");

describe("a query", () => {
  it("is empty where nothing is asked", () => {
    expect(search({}).size).toBe(0);
  });

  it("speaks of wire fields", () => {
    const query = search({ count: 5, offset: 0, sort: ["paidOn:desc", "wire:customer.id:asc"], expand: "all" });
    expect(Object.fromEntries(query)).toEqual({
      count: "5",
      offset: "0",
      sort: "incoming_payment_date:desc,customer.id:asc",
      expand: "all",
    });
  });

  it("asks for object and id in any case, so that the reply can be read", () => {
    expect(search({ fields: ["amountCents", "wire:id"] }).get("fields")).toBe("object,id,basket_info.sum");
  });

  it.each([{ count: 0 }, { count: 1.5 }, { offset: -1 }])("refuses %o", (query) => {
    expect(() => search(query)).toThrow(InvalidRequest);
  });

  it("has no field but the table's and named wire paths", () => {
    expect(() => q(where.present("wire:a b" as "wire:a"))).toThrow(InvalidRequest);
    expect(() => q(where.present("nope" as Field))).toThrow(InvalidRequest);
    expect(() => q(where.present("toString" as Field))).toThrow(InvalidRequest);
  });
});

describe("a condition", () => {
  it.each<[string, Condition<Field>]>([
    ["merchantRef:10042A1", where.equals("merchantRef", "10042A1")],
    ["basket_info.sum:3070", where.equals("amountCents", 3070)],
    ['basket_info.sum:"-500"', where.equals("amountCents", -500)],
    ["merchantRef:Müller", where.equals("merchantRef", "Müller")],
    ["merchantRef:erika@example.test", where.equals("merchantRef", "erika@example.test")],
    ['merchantRef:"Erika Probe"', where.equals("merchantRef", "Erika Probe")],
    ['merchantRef:"a\\"b\\\\c"', where.equals("merchantRef", 'a"b\\c')],
    ['merchantRef:"10*"', where.equals("merchantRef", "10*")],
    ['merchantRef:"OR"', where.equals("merchantRef", "OR")],
    ['merchantRef:"x OR id:*"', where.equals("merchantRef", "x OR id:*")],
    ["merchantRef:100?2*", where.matches("merchantRef", "100?2*")],
    ["merchantRef:Bad\\ \\(Nauheim\\)*", where.matches("merchantRef", "Bad (Nauheim)*")],
    ["basket_info.sum:[100 TO 200]", where.between("amountCents", 100, 200)],
    [
      "incoming_payment_date:[2026-03-01T00:00:00+01:00 TO *]",
      where.between("paidOn", "2026-03-01T00:00:00+01:00", null),
    ],
    ["incoming_payment_date:*", where.present("paidOn")],
    ["customer.contact.surname:Probe", where.equals("wire:customer.contact.surname", "Probe")],
    [
      "merchantRef:1 AND (basket_info.sum:2 OR basket_info.sum:3)",
      where.and(
        where.equals("merchantRef", 1),
        where.or(where.equals("amountCents", 2), where.equals("amountCents", 3)),
      ),
    ],
    [
      "merchantRef:1 AND (NOT incoming_payment_date:*)",
      where.and(where.equals("merchantRef", 1), where.not(where.present("paidOn"))),
    ],
    [
      "NOT (merchantRef:1 OR merchantRef:2)",
      where.not(where.or(where.equals("merchantRef", 1), where.equals("merchantRef", 2))),
    ],
  ])("reads %s", (text, condition) => {
    expect(q(condition)).toBe(text);
  });

  it.each<Condition<Field>>([
    where.equals("merchantRef", ""),
    where.matches("merchantRef", "*"),
    where.between("amountCents", "1 TO 2] OR id:[1", 3),
    where.and(),
  ])("that could mean anything is refused: %o", (condition) => {
    expect(() => q(condition)).toThrow(InvalidRequest);
  });

  it("survives the way through an address", () => {
    const text = `?${search({ where: where.equals("merchantRef", "Käse & Brot +1") })}`;
    expect(new URL(text, "http://x").searchParams.get("q")).toBe('merchantRef:"Käse & Brot +1"');
  });
});
