import type { InvoiceBuyer, InvoiceDocument, InvoiceSeller } from "#lib/domain/invoice.ts";
import type { MailLanguage } from "../mail/mail-language.ts";
import { group, leaf, type XmlElement } from "./xml.ts";
import { toXmlLine } from "./xml-text.ts";

/** BG-4 to BG-6. Register and managing director are BT-33; a seller without VAT id is known by its tax number (BR-CO-26). */
export function sellerParty(seller: InvoiceSeller, { t }: MailLanguage): XmlElement | null {
  const { legalName, shopName, registerEntry, managingDirector, phone, email } = seller;
  const taxNumber = line(seller.taxNumber);
  const director = line(managingDirector) && t("eInvoice.managingDirector", { name: line(managingDirector) });
  const tradingName = line(shopName) === line(legalName) ? "" : line(shopName);
  return group(
    "ram:SellerTradeParty",
    leaf("ram:ID", line(seller.vatId) === "" ? taxNumber : null),
    leaf("ram:Name", line(legalName)),
    leaf("ram:Description", [line(registerEntry), director].filter(Boolean).join(", ")),
    group("ram:SpecifiedLegalOrganization", leaf("ram:TradingBusinessName", tradingName)),
    group(
      "ram:DefinedTradeContact",
      leaf("ram:PersonName", line(shopName) || line(legalName)),
      group("ram:TelephoneUniversalCommunication", leaf("ram:CompleteNumber", line(phone))),
      group("ram:EmailURIUniversalCommunication", leaf("ram:URIID", line(email))),
    ),
    address(seller.postalCode, seller.street, seller.city, seller.country),
    electronicAddress(email),
    taxRegistration("VA", toId(seller.vatId)),
    taxRegistration("FC", taxNumber),
  );
}

/** BG-7 to BG-9. A company is the buyer itself, and whoever ordered its contact. */
export function buyerParty({ company, name, email, ...buyer }: InvoiceBuyer): XmlElement | null {
  const isCompany = line(company) !== "";
  return group(
    "ram:BuyerTradeParty",
    leaf("ram:Name", isCompany ? line(company) : line(name)),
    isCompany
      ? group(
          "ram:DefinedTradeContact",
          leaf("ram:PersonName", line(name)),
          group("ram:EmailURIUniversalCommunication", leaf("ram:URIID", line(email))),
        )
      : null,
    address(buyer.postalCode, streetOf(buyer), buyer.city, buyer.country),
    electronicAddress(email),
    taxRegistration("VA", toId(buyer.vatId)),
  );
}

/** BG-10, only where the transfer goes to somebody other than the seller (BR-17). */
export function payeeParty({ instructions, payeeName, seller }: InvoiceDocument): XmlElement | null {
  const payee = line(payeeName) || line(instructions?.owner ?? "");
  if (instructions === null || payee === line(seller.legalName)) return null;
  return group("ram:PayeeTradeParty", leaf("ram:Name", payee));
}

/** BG-13 and BG-15: the country a supply within the Union went to has to be said (BR-IC-12). A document knows one address. */
export function shipToParty({ buyer, vat }: InvoiceDocument): XmlElement | null {
  if (!vat.some(({ category }) => category === "K")) return null;
  return group("ram:ShipToTradeParty", address(buyer.postalCode, streetOf(buyer), buyer.city, buyer.country));
}

function address(postalCode: string, street: string, city: string, country: string): XmlElement | null {
  return group(
    "ram:PostalTradeAddress",
    leaf("ram:PostcodeCode", line(postalCode)),
    leaf("ram:LineOne", line(street)),
    leaf("ram:CityName", line(city)),
    leaf("ram:CountryID", line(country).toUpperCase()),
  );
}

/** BT-34 and BT-49: where the document is delivered, by mail here. */
function electronicAddress(email: string): XmlElement | null {
  return group("ram:URIUniversalCommunication", leaf("ram:URIID", line(email), { schemeID: "EM" }));
}

function taxRegistration(schemeID: "VA" | "FC", id: string): XmlElement | null {
  return group("ram:SpecifiedTaxRegistration", leaf("ram:ID", id, { schemeID }));
}

function streetOf({ street, houseNumber }: Pick<InvoiceBuyer, "street" | "houseNumber">): string {
  return `${street} ${houseNumber}`;
}

function toId(vatId: string | null): string {
  return line(vatId).replace(/\s/gu, "").toUpperCase();
}

function line(text: string | null): string {
  return toXmlLine(text ?? "");
}
