import type { drawDocument } from "#lib/documents/draw-document.ts";
import type { renderOrderMail } from "#lib/documents/order-mail.tsx";
import type { renderWithdrawalMail } from "#lib/documents/withdrawal-mail.tsx";
import type { UpdateRules } from "#lib/domain/apply-payment-update.ts";
import type { Expectation } from "#lib/domain/contradiction.ts";
import type { StepRules } from "#lib/domain/next-payment-step.ts";
import type { Order } from "#lib/domain/order.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import type {
  AttentionList,
  Baskets,
  Catalogue,
  Chance,
  Clock,
  Invoices,
  Jobs,
  Mailer,
  MailOutbox,
  Orders,
  PaymentGateway,
  PushInbox,
  Schedules,
  ShopSettings,
  Watch,
  Withdrawals,
} from "#lib/ports.ts";

/** Figures of the reliability rules that use cases need; all of them are settings. Seconds unless named otherwise. */
export interface PaymentRules {
  autoCapture: boolean;
  expected: Expectation;
  /** How long a lost call may still take effect at the provider. */
  settleSeconds: number;
  /** How long one caller may hold the right to make calls for an order. */
  leaseSeconds: number;
  /** Longest time a customer is kept waiting for the provider. */
  customerWaitSeconds: number;
  /** How long the account of a checkout without an order is kept. */
  draftAccountSeconds: number;
  /** How long a checkout is left alone before what it opened at the provider is ended. */
  abandonSeconds: number;
  poll: {
    firstDaySeconds: number;
    twoWeeksSeconds: number;
    laterSeconds: number;
    /** Between two rounds of the reconciliation. */
    tickSeconds: number;
    /** Gap between two looks for bank details that did not come with the start. */
    detailsSeconds: number;
    /** Between two searches for transactions at the provider that nobody here knows. */
    unknownSeconds: number;
  };
}

export interface Deps {
  catalogue: Catalogue;
  shop: ShopSettings;
  baskets: Baskets;
  orders: Omit<Orders, "findIdByNumber">;
  invoices: Invoices;
  attention: Pick<AttentionList, "raise">;
  jobs: Omit<Jobs, "list">;
  watch: Watch;
  schedules: Schedules;
  pushInbox: PushInbox;
  mailOutbox: MailOutbox;
  withdrawals: Pick<Withdrawals, "find" | "markReceipt" | "tidy">;
  gateway: PaymentGateway;
  mailer: Mailer;
  renderMail: typeof renderOrderMail;
  renderWithdrawalMail: typeof renderWithdrawalMail;
  drawDocument: typeof drawDocument;
  clock: Clock;
  chance: Chance;
  rules: PaymentRules;
  /** Public address of the shop, without a slash at the end: the only source of absolute links. */
  shopUrl: string;
}

/** How an answer about this order is to be read. */
export function updateRules(deps: Pick<Deps, "rules">, order: Order): UpdateRules {
  const { capturedMeansPaid, showsInstructions, returnDays } = paymentMethod(order.payment.method);
  return { ...deps.rules.expected, capturedMeansPaid, showsInstructions, returnDays };
}

export function stepRules(deps: Pick<Deps, "rules">, order: Order): StepRules {
  return { authorizes: paymentMethod(order.payment.method).authorizes, autoCapture: deps.rules.autoCapture };
}
