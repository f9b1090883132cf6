import type { Expectation, UpdateRules } from "#lib/domain/apply-payment-update.ts";
import type { StepRules } from "#lib/domain/next-payment-step.ts";
import type { Order } from "#lib/domain/order.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import type {
  Baskets,
  Catalogue,
  Clock,
  Jobs,
  Mailer,
  MailOutbox,
  Orders,
  PaymentGateway,
  ShopSettings,
} from "#lib/ports.ts";

/** Figures of the reliability rules that use cases need; all of them are settings. */
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
  poll: { firstDaySeconds: number; twoWeeksSeconds: number; laterSeconds: number };
}

export interface Deps {
  catalogue: Catalogue;
  shop: ShopSettings;
  baskets: Baskets;
  orders: Orders;
  jobs: Jobs;
  mailOutbox: MailOutbox;
  gateway: PaymentGateway;
  mailer: Mailer;
  clock: Clock;
  rules: PaymentRules;
  /** Public address of the shop, without a slash at the end: the only source of absolute links. */
  shopUrl: string;
}

/** How an answer about this order is to be read. */
export function updateRules(deps: Pick<Deps, "rules">, order: Order): UpdateRules {
  const { capturedMeansPaid, showsInstructions } = paymentMethod(order.payment.method);
  return { ...deps.rules.expected, capturedMeansPaid, showsInstructions };
}

export function stepRules(deps: Pick<Deps, "rules">, order: Order): StepRules {
  return { authorizes: paymentMethod(order.payment.method).authorizes, autoCapture: deps.rules.autoCapture };
}
