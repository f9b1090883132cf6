/**
 * Why an answer of the provider is not believed, as what an order keeps of it is read by people. Orders keep the program's own
 * sentence, older ones too; here it is taken apart, so that every language can say it.
 */
export type Concern =
  | { kind: "otherReference" | "otherContract" | "demoMixed" | "badIban" }
  | { kind: "otherCurrency"; currency: string }
  | { kind: "otherAmount"; there: number; here: number }
  | { kind: "silent"; status: string }
  | { kind: "unknownStatus"; status: string }
  | { kind: "doesNotFollow"; status: string }
  /** In the program's words. */
  | { kind: "other"; text: string };

const PLAIN: Record<string, "otherReference" | "otherContract" | "demoMixed" | "badIban"> = {
  "reference of another order": "otherReference",
  "other contract": "otherContract",
  "demo and live mixed": "demoMixed",
  "the bank details from the provider have a wrong check digit": "badIban",
};

export function readConcern(text: string): Concern {
  const plain = PLAIN[text];
  if (plain !== undefined) return { kind: plain };
  const amount = /^amount (\d+) at the provider, (\d+) here$/.exec(text);
  if (amount !== null) return { kind: "otherAmount", there: Number(amount[1]), here: Number(amount[2]) };
  const currency = /^currency (.+)$/.exec(text)?.[1];
  if (currency !== undefined) return { kind: "otherCurrency", currency };
  const silent = /^the answer says "(.*)" without /.exec(text)?.[1];
  if (silent !== undefined) return { kind: "silent", status: silent };
  const unknown = /^unknown provider status "(.*)"$/.exec(text)?.[1];
  if (unknown !== undefined) return { kind: "unknownStatus", status: unknown };
  const odd = /^provider says (.+) after \w+, which does not follow /.exec(text)?.[1];
  if (odd !== undefined) return { kind: "doesNotFollow", status: odd };
  return { kind: "other", text };
}
