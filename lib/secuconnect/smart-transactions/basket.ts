import type { BasketItemReply, BasketItem as WireItem } from "#lib/secuconnect/wire/basket.ts";
import { orNull, toCents } from "../reply.ts";
import { omitUndefined } from "../request.ts";

interface LineInput {
  /** Handle of the position, once in the basket. */
  id: number;
  /** `article` where nothing is said */
  type?: WireItem["item_type"];
  description: string;
  articleNumber?: string;
  /** Leave it out where there is no real GTIN. */
  ean?: string;
  quantity?: number;
  /** Gross, positive for coupons too: they are subtracted by their type. */
  unitCents: number;
  /** whole percent */
  taxPercent: number;
  /** Only sub-transactions and stakeholder payments need it. */
  sumCents?: number;
  referenceId?: string;
  contractId?: string;
  serialNumber?: string;
}

/** A line of the basket; a sub-transaction (marketplaces) holds one level of lines (secuconnect-api §3.1.2). */
export interface BasketLineInput extends LineInput {
  subBasket?: readonly LineInput[];
}

interface Line {
  id: number | null;
  type: string | null;
  description: string | null;
  articleNumber: string | null;
  ean: string | null;
  quantity: number | null;
  unitCents: number | null;
  taxPercent: number | null;
  sumCents: number | null;
  referenceId: string | null;
  contractId: string | null;
  serialNumber: string | null;
}

export interface BasketLine extends Line {
  subBasket: Line[];
}

export function toBasketItem(line: BasketLineInput): WireItem {
  return { ...toItem(line), ...omitUndefined({ sub_basket: line.subBasket?.map(toItem) }) };
}

function toItem(line: LineInput) {
  return omitUndefined({
    id: line.id,
    item_type: line.type,
    desc: line.description,
    articleNumber: line.articleNumber,
    ean: line.ean,
    quantity: line.quantity,
    priceOne: line.unitCents,
    tax: line.taxPercent,
    sum: line.sumCents,
    reference_id: line.referenceId,
    contract_id: line.contractId,
    serialNumber: line.serialNumber,
  });
}

export function fromBasketItem(wire: BasketItemReply): BasketLine {
  return { ...fromItem(wire), subBasket: (wire.sub_basket ?? []).map(fromItem) };
}

function fromItem(wire: NonNullable<BasketItemReply["sub_basket"]>[number]): Line {
  return {
    id: orNull(wire.id),
    type: orNull(wire.item_type),
    description: orNull(wire.desc),
    articleNumber: orNull(wire.articleNumber),
    ean: orNull(wire.ean),
    quantity: orNull(wire.quantity),
    unitCents: toCents(wire.priceOne),
    taxPercent: orNull(wire.tax),
    sumCents: toCents(wire.sum),
    referenceId: orNull(wire.reference_id),
    contractId: orNull(wire.contract_id),
    serialNumber: orNull(wire.serialNumber),
  };
}
