import { useTranslations } from "next-intl";
import type { DeliveryKind } from "#lib/domain/checkout.ts";
import type { DeliveryStatus, OrderStatus } from "#lib/domain/order.ts";
import type { PaymentStatus } from "#lib/domain/payment.ts";

type MarkTone = "plain" | "good" | "warn" | "bad";

const DOTS: Record<MarkTone, string> = {
  plain: "border-line-strong",
  good: "border-good bg-good",
  warn: "border-warn bg-warn",
  bad: "border-bad bg-bad",
};
const WORDS: Record<MarkTone, string> = { plain: "text-soft", good: "text-good", warn: "text-warn", bad: "text-bad" };

const ORDER_TONES: Record<OrderStatus, MarkTone> = { draft: "plain", placed: "plain", cancelled: "bad" };
const PAYMENT_TONES: Record<PaymentStatus, MarkTone> = {
  requested: "plain",
  authorized: "plain",
  pending: "warn",
  accepted: "plain",
  due: "warn",
  paid: "good",
  cleared: "good",
  disputed: "bad",
  denied: "bad",
  cancelled: "plain",
  refunded: "plain",
};
const DELIVERY_TONES: Record<DeliveryStatus, MarkTone> = { open: "plain", partly: "warn", delivered: "good" };

export function OrderMark({ status }: { status: OrderStatus }) {
  return <Mark tone={ORDER_TONES[status]} text={useTranslations("office.order")(status)} />;
}

export function PaymentMark({ status }: { status: PaymentStatus }) {
  return <Mark tone={PAYMENT_TONES[status]} text={useTranslations("office.payment")(status)} />;
}

export function DeliveryMark({ status, kind }: { status: DeliveryStatus; kind: DeliveryKind }) {
  return <Mark tone={DELIVERY_TONES[status]} text={useTranslations(`office.delivery.${kind}`)(status)} />;
}

/** A status in a word; the dot before it only helps the eye that knows it. */
function Mark({ tone, text }: { tone: MarkTone; text: string }) {
  return (
    <span className={`inline-flex items-center gap-1.5 text-sm whitespace-nowrap ${WORDS[tone]}`}>
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-full border ${DOTS[tone]}`} />
      {text}
    </span>
  );
}
