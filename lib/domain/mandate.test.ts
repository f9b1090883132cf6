import { describe, expect, it } from "vitest";
import { ACCOUNT } from "./fixtures/account.ts";
import { type MandateTerms, mergeMandate, writeMandate } from "./mandate.ts";

const TERMS: MandateTerms = {
  creditor: "Muster AG",
  creditorAddress: "Weg 1, 01896 Pulsnitz",
  creditorId: "DE98ZZZ09999999999",
  noticeDays: 2,
  title: { de: "Mandat", en: "Mandate" },
  paragraphs: [
    { de: "{creditor}, {address}, {creditorId}: {reference}", en: "{creditor}: {reference}" },
    { de: "{account} von {holder}, {days} Tage, {unbekannt}", en: "{account} of {holder}" },
  ],
  consent: { de: "Ja, {creditor}", en: "Yes, {creditor}" },
  referenceLater: { de: "folgt", en: "follows" },
};

describe("writeMandate", () => {
  it("fills in the facts, never the number of the account", () => {
    const mandate = { reference: "PAM/1/2", containerId: "PCT_1" };
    const text = writeMandate(TERMS, { funding: ACCOUNT, mandate }, "de");
    expect(text).toEqual({
      title: "Mandat",
      paragraphs: [
        "Muster AG, Weg 1, 01896 Pulsnitz, DE98ZZZ09999999999: PAM/1/2",
        "DE…\u20603000 von Erika Probe, 2 Tage, {unbekannt}",
      ],
      consent: "Ja, Muster AG",
    });
    expect(JSON.stringify(text)).not.toContain(ACCOUNT.iban);
  });

  it("says that the reference comes later while there is none", () => {
    expect(writeMandate(TERMS, { funding: ACCOUNT, mandate: null }, "en").paragraphs[0]).toBe("Muster AG: follows");
  });

  it("does not take a name with braces for a placeholder of its own", () => {
    const funding = { ...ACCOUNT, holder: "{creditorId}" };
    expect(writeMandate(TERMS, { funding, mandate: null }, "en").paragraphs[1]).toBe("DE…\u20603000 of {creditorId}");
  });
});

describe("mergeMandate", () => {
  const told = { reference: "PAM/1", containerId: "PCT_1" };
  it.each([
    [null, null, null],
    [null, told, told],
    [told, null, told],
    [told, { reference: null, containerId: "PCT_1" }, told],
    [told, { reference: null, containerId: null }, told],
    [told, { reference: null, containerId: "PCT_2" }, { reference: null, containerId: "PCT_2" }],
    [told, { reference: "PAM/2", containerId: "PCT_2" }, { reference: "PAM/2", containerId: "PCT_2" }],
  ])("%j, then %j: %j", (before, now, expected) => {
    expect(mergeMandate(before, now)).toEqual(expected);
  });
});
