import "server-only";
import { getTranslations } from "next-intl/server";
import type { CheckoutChoices, CheckoutTexts } from "#components/checkout/checkout-texts.ts";
import type { PricedBasket } from "#lib/domain/basket.ts";
import { CHECKOUT_FIELDS, DELIVERY_KINDS } from "#lib/domain/checkout.ts";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import { toSentenceWord } from "#lib/i18n/in-sentence.ts";
import { MESSAGES } from "#lib/i18n/messages.ts";
import { FALLBACK_METHOD, type MethodRecord, PAYMENT_METHODS } from "#lib/payments/index.ts";
import type { ShopSettings } from "#lib/ports.ts";
import { offeredMethods } from "#lib/usecases/offered-methods.ts";
import { toMethodTerms } from "../../method-terms.ts";
import { findDeliveryDays } from "./delivery-days.ts";

/** The words below `payment.<code>`; only some methods have fields. */
interface FieldWords {
  label: string;
  fields?: Record<string, { label: string; hint: string }>;
  errors?: Record<string, Record<string, string>>;
}

function fieldWords(locale: Locale, { code }: MethodRecord): FieldWords {
  return MESSAGES[locale].payment[code];
}

/** The form's words; the sentences about mistakes as templates, because only the browser knows the values. */
export async function buildTexts(locale: Locale): Promise<CheckoutTexts> {
  const [t, payment] = await Promise.all([getTranslations("checkout"), getTranslations("payment")]);
  const { fields, hints, errors } = MESSAGES[locale].checkout;
  const fallback = toSentenceWord(payment(`${FALLBACK_METHOD}.label`), locale);
  return {
    contact: t("contact"),
    address: t("address"),
    deliveryTitle: t("deliveryTitle"),
    paymentTitle: t("paymentTitle"),
    submit: t("submit"),
    submitNote: t("submitNote"),
    pending: t("pending"),
    fields,
    hints,
    problemTitles: [0, ...CHECKOUT_FIELDS.map((_, index) => index + 1)].map((count) => t("problems.title", { count })),
    notices: {
      declined: Object.fromEntries(
        PAYMENT_METHODS.map(({ code }) => [
          code,
          { title: payment(`${code}.refused`), text: t("problems.declined", { fallback }) },
        ]),
      ),
      unexpected: { title: t("problems.unexpectedTitle"), text: t("problems.unexpected") },
      changed: { title: t("problems.changedTitle"), text: t("problems.changed") },
      crowded: { title: t("problems.crowdedTitle"), text: t("problems.crowded") },
      closed: { title: t("problems.closedTitle"), text: t("problems.closed") },
      updated: { title: t("problems.updatedTitle"), text: t("problems.updated") },
      forgotten: { title: t("problems.forgottenTitle"), text: t("problems.forgotten") },
    },
    errors: Object.assign({}, errors, ...PAYMENT_METHODS.map((method) => fieldWords(locale, method).errors)),
  };
}

/** What can be chosen, each with its one consequence. `priced` is the basket with delivery. */
export async function buildChoices(shop: ShopSettings, priced: PricedBasket, locale: Locale): Promise<CheckoutChoices> {
  const [t, payment, profile, mandateTerms, methods] = await Promise.all([
    getTranslations("checkout.delivery"),
    getTranslations("payment"),
    shop.profile(),
    shop.mandateTerms(),
    offeredMethods({ shop }),
  ]);
  const names = new Intl.DisplayNames(locale, { type: "region" });
  const days = findDeliveryDays(priced.lines.map((line) => line.product));
  const address = `${profile.street}, ${profile.postalCode} ${profile.city}`;
  const fee = priced.shippingCents === 0 ? t("free") : formatCents(priced.shippingCents, locale);
  const notes = { shipping: t("shippingNote", days), collection: t("collectionNote", { address }) };
  const asides = { shipping: fee, collection: t("free") };
  const terms = toMethodTerms(profile, mandateTerms);
  return {
    countries: profile.countries.map((code) => ({ code, name: names.of(code) ?? code })),
    delivery: DELIVERY_KINDS.map((kind) => ({
      ...{ value: kind, label: t(kind), consequence: notes[kind], aside: asides[kind] },
      fields: [],
    })),
    paymentMethod: methods.map((method) => ({
      value: method.code,
      label: payment(`${method.code}.label`),
      consequence: payment(`${method.code}.consequence`, terms),
      fields: method.fields.map((field) => {
        const words = fieldWords(locale, method).fields?.[field.name];
        return { ...field, label: words?.label ?? field.name, hint: words?.hint };
      }),
    })),
  };
}
