import type { InvoiceBuyer, InvoiceSeller } from "#lib/domain/invoice.ts";
import { element, type Node, value } from "./xml.ts";

/** BG-4, with the contact XRechnung asks for (BG-6). */
export function sellerParty(seller: InvoiceSeller): Node {
  const { legalName, shopName, registerEntry, managingDirector, phone, email, vatId, taxNumber } = seller;
  return element(
    "ram:SellerTradeParty",
    value("ram:Name", legalName),
    value("ram:Description", `${registerEntry}, ${managingDirector}`),
    shopName === legalName
      ? null
      : element("ram:SpecifiedLegalOrganization", value("ram:TradingBusinessName", shopName)),
    element(
      "ram:DefinedTradeContact",
      value("ram:PersonName", managingDirector),
      element("ram:TelephoneUniversalCommunication", value("ram:CompleteNumber", phone)),
      element("ram:EmailURIUniversalCommunication", value("ram:URIID", email)),
    ),
    address(seller.postalCode, seller.street, null, seller.city, seller.country),
    electronicAddress(email),
    element("ram:SpecifiedTaxRegistration", value("ram:ID", vatId, { schemeID: "VA" })),
    element("ram:SpecifiedTaxRegistration", value("ram:ID", taxNumber, { schemeID: "FC" })),
  );
}

/** BG-7: the company, and the person in the second line of its address. */
export function buyerParty(buyer: InvoiceBuyer): Node {
  const { company, name, street, houseNumber, email, vatId } = buyer;
  return element(
    "ram:BuyerTradeParty",
    value("ram:Name", company ?? name),
    element("ram:DefinedTradeContact", value("ram:PersonName", company === null ? null : name)),
    address(buyer.postalCode, `${street} ${houseNumber}`.trim(), null, buyer.city, buyer.country),
    electronicAddress(email),
    element("ram:SpecifiedTaxRegistration", value("ram:ID", vatId, { schemeID: "VA" })),
  );
}

/** Where goods went, as the supply within the Union wants it (BG-13). */
export function shipTo({ company, name, postalCode, street, houseNumber, city, country }: InvoiceBuyer): Node {
  return element(
    "ram:ShipToTradeParty",
    value("ram:Name", company ?? name),
    address(postalCode, `${street} ${houseNumber}`.trim(), null, city, country),
  );
}

function address(postcode: string, line: string, second: string | null, city: string, country: string): Node {
  return element(
    "ram:PostalTradeAddress",
    value("ram:PostcodeCode", postcode),
    value("ram:LineOne", line),
    value("ram:LineTwo", second),
    value("ram:CityName", city),
    value("ram:CountryID", country),
  );
}

function electronicAddress(email: string): Node {
  return element("ram:URIUniversalCommunication", value("ram:URIID", email, { schemeID: "EM" }));
}
