import type { InvoiceBuyer, InvoiceSeller } from "#lib/domain/invoice.ts";
import { element, type Node, toOneLine, value } from "./xml.ts";

/** BG-4, with the contact XRechnung asks for (BG-6). */
export function sellerParty(seller: InvoiceSeller): Node {
  const { legalName, shopName, registerEntry, managingDirector, phone, email, vatId, taxNumber } = seller;
  return element(
    "ram:SellerTradeParty",
    // BT-29: whoever has no VAT id is known by the tax number, for BT-32 does not count as one (BR-CO-26).
    value("ram:ID", compact(vatId) === "" ? taxNumber : null),
    value("ram:Name", legalName),
    value("ram:Description", [registerEntry, managingDirector].filter((text) => text.trim() !== "").join(", ")),
    shopName === legalName
      ? null
      : element("ram:SpecifiedLegalOrganization", value("ram:TradingBusinessName", shopName)),
    element(
      "ram:DefinedTradeContact",
      value("ram:PersonName", toOneLine(managingDirector) || legalName),
      element("ram:TelephoneUniversalCommunication", value("ram:CompleteNumber", phone)),
      element("ram:EmailURIUniversalCommunication", value("ram:URIID", email)),
    ),
    address(seller.postalCode, seller.street, seller.city, seller.country),
    electronicAddress(email),
    element("ram:SpecifiedTaxRegistration", value("ram:ID", compact(vatId), { schemeID: "VA" })),
    element("ram:SpecifiedTaxRegistration", value("ram:ID", taxNumber, { schemeID: "FC" })),
  );
}

/** BG-7: the company, and the person as its contact. */
export function buyerParty(buyer: InvoiceBuyer): Node {
  const { company, name, street, houseNumber, email, vatId } = buyer;
  return element(
    "ram:BuyerTradeParty",
    value("ram:Name", toOneLine(company ?? "") || name),
    element("ram:DefinedTradeContact", value("ram:PersonName", company === null ? null : name)),
    address(buyer.postalCode, `${street} ${houseNumber}`, buyer.city, buyer.country),
    electronicAddress(email),
    element("ram:SpecifiedTaxRegistration", value("ram:ID", compact(vatId ?? ""), { schemeID: "VA" })),
  );
}

/** Where goods went, as the supply within the Union wants it (BG-13). */
export function shipTo({ company, name, postalCode, street, houseNumber, city, country }: InvoiceBuyer): Node {
  return element(
    "ram:ShipToTradeParty",
    value("ram:Name", company ?? name),
    address(postalCode, `${street} ${houseNumber}`, city, country),
  );
}

function address(postcode: string, line: string, city: string, country: string): Node {
  return element(
    "ram:PostalTradeAddress",
    value("ram:PostcodeCode", postcode),
    value("ram:LineOne", line),
    value("ram:CityName", city),
    value("ram:CountryID", country),
  );
}

function electronicAddress(email: string): Node {
  return element("ram:URIUniversalCommunication", value("ram:URIID", email, { schemeID: "EM" }));
}

/** Identifiers are read by machines, so without the blanks people write into them. */
export function compact(text: string): string {
  return toOneLine(text).replaceAll(" ", "");
}
