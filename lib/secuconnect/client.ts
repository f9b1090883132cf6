import { apiPath } from "./connection/api-call.ts";
import { createConnection } from "./connection/connection.ts";
import type { ConnectionSettings } from "./connection/settings.ts";
import { PaymentTransaction } from "./wire/payment-transaction.ts";
import {
  type CreateSmartTransaction,
  SmartTransaction,
  SmartTransactionList,
  type UpdateSmartTransaction,
} from "./wire/smart-transaction.ts";

/**
 * The secuconnect operations the shop needs, spelled as the provider spells them. Every call throws a
 * `SecuconnectError`, whose `outcome` says whether it may have happened; see `createConnection` for what is repeated.
 */
export interface SecuconnectClient {
  createSmartTransaction(body: CreateSmartTransaction): Promise<SmartTransaction>;
  getSmartTransaction(stxId: string): Promise<SmartTransaction>;
  /** An approved transaction falls back to `created`: prepare again (secuconnect-api §3.4). */
  updateSmartTransaction(stxId: string, body: UpdateSmartTransaction): Promise<SmartTransaction>;
  /** Authorises; for invoice the risk check. A refusal is usually a 200 with status `failed` (§3.5). */
  prepareSmartTransaction(stxId: string, method: string): Promise<SmartTransaction>;
  /** Captures. Without `method` after a prepare, with it where none is needed (§3.6). */
  startSmartTransaction(stxId: string, method?: string): Promise<SmartTransaction>;
  findSmartTransactions(query: string): Promise<SmartTransaction[]>;
  getPaymentTransaction(pciId: string): Promise<PaymentTransaction>;
}

export function createSecuconnectClient(settings: ConnectionSettings): SecuconnectClient {
  const { call } = createConnection(settings);
  const smart = (operation: string, method: "GET" | "POST" | "PUT", path: string, body?: unknown) =>
    call({ operation: `smartTransactions.${operation}`, method, path, body, reply: SmartTransaction });
  return {
    createSmartTransaction: (body) => smart("create", "POST", apiPath`/Smart/Transactions`, body),
    getSmartTransaction: (stxId) => smart("get", "GET", apiPath`/Smart/Transactions/${stxId}`),
    updateSmartTransaction: (stxId, body) => smart("update", "PUT", apiPath`/Smart/Transactions/${stxId}`, body),
    prepareSmartTransaction: (stxId, method) =>
      smart("prepare", "POST", apiPath`/Smart/Transactions/${stxId}/prepare/${method}`),
    startSmartTransaction: (stxId, method) => {
      const path = apiPath`/Smart/Transactions/${stxId}/start`;
      return smart("start", "POST", method === undefined ? path : path + apiPath`/${method}`);
    },
    findSmartTransactions: async (query) => {
      const reply = await call({
        operation: "smartTransactions.list",
        method: "GET",
        path: apiPath`/Smart/Transactions`,
        query: new URLSearchParams({ count: "100", q: query }),
        reply: SmartTransactionList,
      });
      return reply.data ?? [];
    },
    getPaymentTransaction: (pciId) =>
      call({
        operation: "paymentTransactions.get",
        method: "GET",
        path: apiPath`/Payment/Transactions/${pciId}`,
        reply: PaymentTransaction,
      }),
  };
}
