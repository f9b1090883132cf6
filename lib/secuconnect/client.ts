import { ApiFailure, type SecuconnectError, TransportFailure } from "./errors.ts";
import { type Credentials, createTokenSource, type TokenSource } from "./token.ts";
import { exchange, type RawAnswer, readAnswer } from "./transport.ts";
import { CODE_TOKEN_REQUIRED } from "./wire/error.ts";
import { PaymentTransaction } from "./wire/payment-transaction.ts";
import {
  type CreateSmartTransaction,
  type PrepareSmartTransaction,
  SmartTransaction,
  SmartTransactionList,
  type UpdateSmartTransaction,
} from "./wire/smart-transaction.ts";

export interface ClientSettings extends Credentials {
  /** Ends in `/api/v2`. */
  apiUrl: string;
  /** Deadline of a whole call, in seconds. */
  callSeconds: number;
}

/**
 * The secuconnect operations the shop needs, spelled as the provider spells them. Every call throws a
 * `SecuconnectError`, whose `outcome` says whether it may have happened; nothing is retried but an expired token.
 */
export interface SecuconnectClient {
  createSmartTransaction(body: CreateSmartTransaction): Promise<SmartTransaction>;
  getSmartTransaction(stxId: string): Promise<SmartTransaction>;
  /** An approved transaction falls back to `created`: prepare again (secuconnect-api §3.4). */
  updateSmartTransaction(stxId: string, body: UpdateSmartTransaction): Promise<SmartTransaction>;
  /**
   * Authorises; for invoice the risk check, for debit with the account in `container`. A refusal is usually a 200 with
   * status `failed` (§3.5).
   */
  prepareSmartTransaction(stxId: string, method: string, body?: PrepareSmartTransaction): Promise<SmartTransaction>;
  /** Captures. Without `method` after a prepare, with it where none is needed (§3.6). */
  startSmartTransaction(stxId: string, method?: string): Promise<SmartTransaction>;
  findSmartTransactions(query: string): Promise<SmartTransaction[]>;
  getPaymentTransaction(pciId: string): Promise<PaymentTransaction>;
}

export function createSecuconnectClient(settings: ClientSettings): SecuconnectClient {
  const tokens = createTokenSource(settings);
  const call = (method: string, path: string, body?: unknown) => callWithToken(settings, tokens, method, path, body);
  const smart = (stxId: string, action = "") => `/Smart/Transactions/${encodeURIComponent(stxId)}${action}`;
  return {
    createSmartTransaction: async (body) =>
      readAnswer(await call("POST", "/Smart/Transactions", body), SmartTransaction),
    getSmartTransaction: async (stxId) => readAnswer(await call("GET", smart(stxId)), SmartTransaction),
    updateSmartTransaction: async (stxId, body) => readAnswer(await call("PUT", smart(stxId), body), SmartTransaction),
    prepareSmartTransaction: async (stxId, method, body) =>
      readAnswer(await call("POST", smart(stxId, `/prepare/${encodeURIComponent(method)}`), body), SmartTransaction),
    startSmartTransaction: async (stxId, method) => {
      const action = method === undefined ? "/start" : `/start/${encodeURIComponent(method)}`;
      return readAnswer(await call("POST", smart(stxId, action)), SmartTransaction);
    },
    findSmartTransactions: async (query) => {
      const path = `/Smart/Transactions?count=100&q=${encodeURIComponent(query)}`;
      return readAnswer(await call("GET", path), SmartTransactionList).data ?? [];
    },
    getPaymentTransaction: async (pciId) =>
      readAnswer(await call("GET", `/Payment/Transactions/${encodeURIComponent(pciId)}`), PaymentTransaction),
  };
}

/** On 401, or 403 with code 2003, the token is renewed and the call made once more (§1.5). */
async function callWithToken(
  settings: ClientSettings,
  tokens: TokenSource,
  method: string,
  path: string,
  body: unknown,
): Promise<RawAnswer> {
  const token = await getToken(tokens);
  const answer = await send(settings, token, method, path, body);
  if (!isTokenRefused(answer)) return answer;
  tokens.drop(token);
  return send(settings, await getToken(tokens), method, path, body);
}

/** A token that cannot be had means that the call itself was never made. */
async function getToken(tokens: TokenSource): Promise<string> {
  try {
    return await tokens.get();
  } catch (error) {
    const failure = error as SecuconnectError;
    if (failure.outcome === "notDone") throw failure;
    if (failure instanceof TransportFailure) throw new TransportFailure(`token: ${failure.reason}`, "notDone", failure);
    throw new ApiFailure(0, "TokenUnreadable", null, null, "notDone");
  }
}

function send(
  settings: ClientSettings,
  token: string,
  method: string,
  path: string,
  body: unknown,
): Promise<RawAnswer> {
  const headers: Record<string, string> = { authorization: `Bearer ${token}`, accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return exchange(`${settings.apiUrl}${path}`, init, settings.callSeconds);
}

function isTokenRefused(answer: RawAnswer): boolean {
  if (answer.status === 401) return true;
  const code = (answer.body as { code?: unknown } | undefined)?.code;
  return answer.status === 403 && Number(code) === CODE_TOKEN_REQUIRED;
}
