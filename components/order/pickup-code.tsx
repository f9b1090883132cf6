import { getTranslations } from "next-intl/server";
import { DataList, DataRow } from "#components/ui/data-list.tsx";
import type { Order } from "#lib/domain/order.ts";
import { awaitsCollection } from "#lib/domain/pickup-code.ts";

/** The code the goods are handed over for, while there is something left to collect. */
export async function PickupCode({ order }: { order: Order }) {
  const t = await getTranslations("order.pickup");
  if (!awaitsCollection(order)) return null;
  return (
    <section aria-label={t("term")} className="mt-8 max-w-2xl">
      <DataList>
        <DataRow term={t("term")} fact="pickup-code" numeric strong>
          {order.pickupCode}
        </DataRow>
      </DataList>
      <p className="mt-2 text-sm text-soft">{t("hint")}</p>
    </section>
  );
}
