/**
 * What the sandbox knows, by its levers.
 * @param {{ sandboxUrl: string }} stack
 * @param {string} what "ledger", "transactions", "mails" and the like
 * @returns {Promise<any>}
 */
export async function readSandbox({ sandboxUrl }, what) {
  const answer = await fetch(`${sandboxUrl}/_sandbox/${what}`);
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} to ${what}.`);
  return answer.json();
}

/**
 * @param {{ sandboxUrl: string }} stack
 * @param {string} lever "smtp", "next", "weather", "pushes" and the like
 * @param {Record<string, unknown>} [body]
 * @returns {Promise<any>}
 * @throws {Error} when the sandbox refuses, with its reason
 */
export async function pullLever({ sandboxUrl }, lever, body = {}) {
  const answer = await fetch(`${sandboxUrl}/_sandbox/${lever}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const told = await answer.json();
  if (!answer.ok || told.ok === false) throw new Error(`The sandbox refused ${lever}: ${told.error ?? answer.status}`);
  return told;
}
