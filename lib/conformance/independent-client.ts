import { request } from "node:http";

/** Credentials as secupay mails them to a merchant. */
export interface Account {
  clientId: string;
  clientSecret: string;
  contract: string;
}

export interface RawReply {
  status: number;
  /** the words behind the status code */
  reason: string;
  contentType: string;
  // biome-ignore lint/suspicious/noExplicitAny: a stranger's client has no schema of ours
  json: any;
}

/**
 * A merchant's own small client, written from the provider's documentation alone: a base address, a token, JSON. It shares
 * nothing with the rest of this repository, so that a mistake made in both client and sandbox comes to light.
 */
export class IndependentClient {
  private readonly baseUrl: string;
  private readonly account: Account;
  private bearer = "";

  constructor(baseUrl: string, account: Account) {
    this.baseUrl = baseUrl;
    this.account = account;
  }

  /** Client credentials grant; the token serves all later calls. */
  async signIn(as: "json" | "form" = "json"): Promise<RawReply> {
    const fields = {
      grant_type: "client_credentials",
      client_id: this.account.clientId,
      client_secret: this.account.clientSecret,
    };
    const isForm = as === "form";
    const body = isForm ? new URLSearchParams(fields).toString() : JSON.stringify(fields);
    const type = isForm ? "application/x-www-form-urlencoded" : "application/json";
    const reply = await this.exchange("POST", "/oauth/token", { "Content-Type": type }, body);
    if (reply.status === 200) this.bearer = reply.json.access_token;
    return reply;
  }

  /** A call below `/api/v2` with the token of the last `signIn`. */
  call(method: string, path: string, body?: unknown): Promise<RawReply> {
    const headers: Record<string, string> = { Accept: "application/json", Authorization: `Bearer ${this.bearer}` };
    if (body === undefined) return this.exchange(method, `/api/v2${path}`, headers);
    headers["Content-Type"] = "application/json";
    return this.exchange(method, `/api/v2${path}`, headers, JSON.stringify(body));
  }

  /** Opens a sale of two loaves and their dispatch. */
  openSale(reference: string, changes: Record<string, unknown> = {}): Promise<RawReply> {
    return this.call("POST", "/Smart/Transactions", {
      is_demo: true,
      intent: "sale",
      contract: { id: this.account.contract },
      customer: {
        contact: {
          forename: "Arne",
          surname: "Beispiel",
          email: "arne.beispiel@example.test",
          address: { street: "Hafenstr.", street_number: "3", postal_code: "18055", city: "Rostock", country: "DE" },
        },
      },
      transactionRef: `Hofladen Bestellung ${reference}`,
      merchantRef: reference,
      basket: {
        products: [
          { id: 1, item_type: "article", desc: "Landbrot", articleNumber: "L1", quantity: 2, priceOne: 480, tax: 7 },
          { id: 2, item_type: "shipping", desc: "Versand", quantity: 1, priceOne: 390, tax: 19 },
        ],
      },
      basket_info: { sum: 1350, currency: "EUR" },
      ...changes,
    });
  }

  private exchange(method: string, path: string, headers: Record<string, string>, body?: string): Promise<RawReply> {
    return new Promise((resolve, reject) => {
      const outgoing = request(`${this.baseUrl}${path}`, { method, headers }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({
            status: incoming.statusCode ?? 0,
            reason: incoming.statusMessage ?? "",
            contentType: incoming.headers["content-type"] ?? "",
            json: text === "" ? undefined : JSON.parse(text),
          });
        });
      });
      outgoing.on("error", reject);
      outgoing.end(body);
    });
  }
}
