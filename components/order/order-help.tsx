import { getTranslations } from "next-intl/server";
import { Heading } from "#components/ui/heading.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ShopProfile } from "#lib/domain/shop.ts";

interface OrderHelpProps {
  number: string;
  profile: ShopProfile;
  /** The customer has been asked to transfer money. */
  waitsForMoney: boolean;
  withdrawalHref: string;
}

/** Who to ask, and the way out of the contract. */
export async function OrderHelp({ number, profile, waitsForMoney, withdrawalHref }: OrderHelpProps) {
  const t = await getTranslations("order");
  return (
    <section aria-labelledby="help-title">
      <Heading level={2} size="part" id="help-title">
        {t("help.title")}
      </Heading>
      <dl className="mt-3 grid gap-x-14 gap-y-5 text-sm md:grid-cols-3">
        {waitsForMoney ? (
          <div>
            <dt className="font-semibold">{t("help.transferredTitle")}</dt>
            <dd className="text-soft">{t("help.transferred")}</dd>
          </div>
        ) : null}
        <div>
          <dt className="font-semibold">{t("help.wrongTitle")}</dt>
          <dd className="text-soft">
            {t.rich("help.wrong", {
              number,
              phone: () => <TextLink href={`tel:${profile.phone.replaceAll(" ", "")}`}>{profile.phone}</TextLink>,
              email: () => <TextLink href={`mailto:${profile.email}`}>{profile.email}</TextLink>,
            })}
          </dd>
        </div>
        <div>
          <dt className="font-semibold">
            <TextLink href={withdrawalHref} className="inline-block py-0.5">
              {t("details.withdrawal")}
            </TextLink>
          </dt>
          <dd className="text-soft">{t("details.withdrawalNote")}</dd>
        </div>
      </dl>
      <p className="mt-6 text-xs text-soft">{t("details.keep")}</p>
    </section>
  );
}
