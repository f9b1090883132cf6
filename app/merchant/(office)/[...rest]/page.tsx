import { notFound } from "next/navigation";
import { requireMerchant } from "#lib/auth/require-merchant.ts";

/** Every address of the back office that nobody answers. Strangers are not told which those are. */
export default async function UnknownPage(): Promise<never> {
  await requireMerchant("view");
  notFound();
}
