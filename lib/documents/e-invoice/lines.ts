import type { InvoiceLine } from "#lib/domain/invoice.ts";
import { amount } from "./amounts.ts";
import { element, type Node, toOneLine, value } from "./xml.ts";

/** Pieces (UN/ECE Rec. 20). */
const PIECES = { unitCode: "C62" };

/**
 * BG-25. The price is the one of the whole quantity (BT-149), so that amount, price and quantity agree to the cent although
 * the shop's prices contain the tax.
 * @param sign -1 in a document that turns an invoice round: a price is never negative (BR-27), so the quantity is
 */
export function lineItem(line: InvoiceLine, sign: 1 | -1): Node {
  const { position, sku, quantity, netCents, category, vatRate } = line;
  return element(
    "ram:IncludedSupplyChainTradeLineItem",
    element("ram:AssociatedDocumentLineDocument", value("ram:LineID", String(position))),
    element("ram:SpecifiedTradeProduct", value("ram:SellerAssignedID", sku), value("ram:Name", nameOf(line))),
    element(
      "ram:SpecifiedLineTradeAgreement",
      element(
        "ram:NetPriceProductTradePrice",
        amount("ram:ChargeAmount", netCents),
        value("ram:BasisQuantity", String(quantity), PIECES),
      ),
    ),
    element("ram:SpecifiedLineTradeDelivery", value("ram:BilledQuantity", String(sign * quantity), PIECES)),
    element(
      "ram:SpecifiedLineTradeSettlement",
      element(
        "ram:ApplicableTradeTax",
        value("ram:TypeCode", "VAT"),
        value("ram:CategoryCode", category),
        value("ram:RateApplicablePercent", String(vatRate)),
      ),
      element("ram:SpecifiedTradeSettlementLineMonetarySummation", amount("ram:LineTotalAmount", sign * netCents)),
    ),
  );
}

/** A line needs a name (BR-25), whatever the document has. */
function nameOf({ name, sku }: InvoiceLine): string {
  return toOneLine(name) || toOneLine(sku) || "-";
}
