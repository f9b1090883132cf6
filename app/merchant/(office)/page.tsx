import { getTranslations } from "next-intl/server";
import { Button } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireMerchant } from "#lib/auth/require-merchant.ts";
import { signOutAction } from "./session-actions.ts";

export default async function OrdersPage() {
  const actor = await requireMerchant("view");
  const [t, staff] = await Promise.all([getTranslations("office"), getTranslations("staff")]);
  return (
    <Page className="space-y-6">
      <Heading level={1}>{t("title")}</Heading>
      <p>{actor.name}</p>
      <form action={signOutAction}>
        <Button look="secondary">{staff("signOut")}</Button>
      </form>
    </Page>
  );
}
