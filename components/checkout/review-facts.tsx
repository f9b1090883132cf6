import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { AddressLines } from "./address-lines.tsx";

interface ReviewFactsProps {
  order: Order;
  locale: Locale;
  /** Address of the form; a field's id is put behind it. */
  formHref: string;
  /** In words, for the chosen method and way of delivery. */
  payment: { label: string; consequence: string; account: { masked: string; holder: string } | null };
  delivery: { label: string; note: string };
}

/** All that was entered, each part with the way back to its field. */
export async function ReviewFacts({ order, locale, formHref, payment, delivery }: ReviewFactsProps) {
  const t = await getTranslations("checkout.review");
  const { customer } = order;
  return (
    <dl className="border-t border-line text-sm">
      <ReviewFact term={t("contact")} href={`${formHref}#email`} link={t("change")} name={t("changeContact")}>
        <span className="break-all">{customer.email}</span>
      </ReviewFact>
      <ReviewFact term={t("address")} href={`${formHref}#firstName`} link={t("change")} name={t("changeAddress")}>
        <AddressLines customer={customer} locale={locale} />
      </ReviewFact>
      <ReviewFact
        term={t("delivery")}
        href={`${formHref}#delivery-${order.delivery}`}
        link={t("change")}
        name={t("changeDelivery")}
      >
        <strong className="font-semibold">{delivery.label}</strong>
        <br />
        <span className="text-soft">{delivery.note}</span>
      </ReviewFact>
      <ReviewFact
        term={t("payment")}
        href={`${formHref}#paymentMethod-${order.payment.method}`}
        link={t("change")}
        name={t("changePayment")}
      >
        <strong className="font-semibold">{payment.label}</strong>
        <br />
        {payment.account === null ? null : (
          <>
            <span className="tabular">{t("account", { account: payment.account.masked })}</span>,{" "}
            {payment.account.holder}
            <br />
          </>
        )}
        <span className="text-soft">{payment.consequence}</span>
      </ReviewFact>
    </dl>
  );
}

interface ReviewFactProps {
  term: string;
  href: string;
  link: string;
  /** What the link changes, for those who hear it out of its place; begins or ends with `link`. */
  name: string;
  children: ReactNode;
}

function ReviewFact({ term, href, link, name, children }: ReviewFactProps) {
  return (
    <div className="grid grid-cols-[1fr_auto] gap-x-4 border-b border-line py-3">
      <dt className="text-xs text-soft">{term}</dt>
      <dd className="row-start-2">{children}</dd>
      <dd className="row-span-2">
        <TextLink href={href} aria-label={name} className="inline-flex min-h-11 items-start">
          {link}
        </TextLink>
      </dd>
    </div>
  );
}
