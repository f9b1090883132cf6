import type { InvoiceLine } from "#lib/domain/invoice.ts";
import { toAmount, toPercent, toUnitPrice } from "./decimal.ts";
import { group, leaf, type XmlElement } from "./xml.ts";
import { toXmlLine } from "./xml-text.ts";

/** UN/ECE Recommendation 20: "one", right for articles and for shipping. */
const UNIT = "C62";

/** BG-25: one line, net. @param sign -1 where the document takes back */
export function lineItem(line: InvoiceLine, sign: 1 | -1): XmlElement | null {
  const { position, sku, name, quantity, netCents, category, vatRate } = line;
  const price = toUnitPrice(netCents, quantity);
  return group(
    "ram:IncludedSupplyChainTradeLineItem",
    group("ram:AssociatedDocumentLineDocument", leaf("ram:LineID", String(position))),
    group(
      "ram:SpecifiedTradeProduct",
      leaf("ram:SellerAssignedID", toXmlLine(sku)),
      // BR-25 asks for a name, whatever is left of it.
      leaf("ram:Name", toXmlLine(name) || toXmlLine(sku) || "-"),
    ),
    group("ram:SpecifiedLineTradeAgreement", group("ram:NetPriceProductTradePrice", leaf("ram:ChargeAmount", price))),
    group("ram:SpecifiedLineTradeDelivery", leaf("ram:BilledQuantity", String(sign * quantity), { unitCode: UNIT })),
    group(
      "ram:SpecifiedLineTradeSettlement",
      group(
        "ram:ApplicableTradeTax",
        leaf("ram:TypeCode", "VAT"),
        leaf("ram:CategoryCode", category),
        leaf("ram:RateApplicablePercent", toPercent(vatRate)),
      ),
      group(
        "ram:SpecifiedTradeSettlementLineMonetarySummation",
        leaf("ram:LineTotalAmount", toAmount(sign * netCents)),
      ),
    ),
  );
}
