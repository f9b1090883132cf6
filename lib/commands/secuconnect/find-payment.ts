import type { PaymentTransaction, Reply, SecuconnectClient } from "#lib/secuconnect/index.ts";
import { UsageError } from "./shell/exit-codes.ts";
import { readTransactionId } from "./shell/ids.ts";

/**
 * The one Payment Transaction that is meant: itself, or the only one below a Smart Transaction.
 * @throws UsageError where there is none or more than one; SecuconnectError
 */
export async function findPayment(client: SecuconnectClient, idText: string): Promise<Reply<PaymentTransaction>> {
  const { kind, id } = readTransactionId(idText);
  if (kind === "payment") return client.paymentTransactions.read(id);
  const { paymentTransactions, status } = await client.smartTransactions.read(id);
  const ids = paymentTransactions.flatMap((link) => link.id ?? []);
  const [only, ...more] = ids;
  if (only === undefined) throw new UsageError(`${id} has no Payment Transaction yet (status ${status}).`);
  if (more.length > 0) throw new UsageError(`${id} has several Payment Transactions; name one: ${ids.join(", ")}.`);
  return client.paymentTransactions.read(only);
}
