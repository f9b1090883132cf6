import type { ReactNode } from "react";
import { GirocodePanel } from "#components/order/girocode-panel.tsx";
import { TransferFacts } from "#components/order/transfer-facts.tsx";
import type { Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import type { PaymentInstructions } from "#lib/domain/payment-instructions.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { getRuntime } from "#lib/runtime.ts";

interface TransferBodyProps {
  order: Order;
  instructions: PaymentInstructions;
  locale: Locale;
  /** Whom to ask. */
  phone: string;
  /** Below the facts. */
  children?: ReactNode;
}

/** The facts of the transfer, and the code beside them: on a wide screen and on paper in two columns. */
export async function TransferBody({ order, instructions, locale, phone, children }: TransferBodyProps) {
  const { shopUrl } = await getRuntime();
  const page = toLocalePath(`/orders/${order.token}`, locale);
  return (
    <div className="grid items-start gap-x-14 gap-y-8 md:grid-cols-[1fr_auto] print:grid-cols-[1fr_auto] print:gap-x-8">
      <div>
        <TransferFacts instructions={instructions} locale={locale} />
        {children}
      </div>
      <GirocodePanel
        instructions={instructions}
        imageHref={`${page}/girocode.png`}
        fileName={`girocode-${order.number}.png`}
        pageUrl={`${shopUrl}${page}`}
        phone={phone}
      />
    </div>
  );
}
