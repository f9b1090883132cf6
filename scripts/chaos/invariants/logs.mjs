// I10: no secret and no personal data in the logs of shops and workers.

/** Parts of what every customer of a trial is called; the address of a mail carries one of them too. */
const CANARIES = [/kanarilda/i, /logfreudt/i, /kanarienstieg/i];
const IBAN = /\b[A-Z]{2}\d{2}[ ]?(?:\d{4}[ ]?){4}\d{2}\b/;

/** @param {import("./index-evidence.mjs").Indexed} world */
export function* checkLogs({ logs, orders, secrets }) {
  const lines = logs.split("\n");
  const hidden = [
    ...CANARIES.map((pattern) => ({
      what: "a customer's name or address",
      test: (/** @type {string} */ line) => pattern.test(line),
    })),
    { what: "an IBAN", test: (/** @type {string} */ line) => IBAN.test(line) },
    { what: "a secret", test: (/** @type {string} */ line) => secrets.some((secret) => line.includes(secret)) },
  ];
  for (const { what, test } of hidden) {
    const hits = lines.filter(test);
    if (hits.length > 0)
      yield { sentence: `${hits.length} log lines hold ${what}, such as: ${hits[0]?.slice(0, 200)}` };
  }
  const keys = new Map(
    [...orders.values()].flatMap(({ token, pushToken, id }) => [
      [token, id],
      [pushToken, id],
    ]),
  );
  for (const line of lines) {
    const key = (line.match(/[\w-]{22}/g) ?? []).find((word) => keys.has(word));
    if (key !== undefined) {
      yield { sentence: `a log line holds the key to an order: ${line.slice(0, 200)}`, orderId: String(keys.get(key)) };
      return;
    }
  }
}
