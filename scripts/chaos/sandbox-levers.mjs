// The sandbox's levers and its own truth, by HTTP.

/**
 * @typedef {object} SandboxLevers
 * @property {(what: string) => Promise<any>} read such as "ledger?only=transactions" or "mails"
 * @property {(lever: string, input?: unknown) => Promise<any>} pull rejects when the lever refuses
 * @property {(call: string, outcome: string, times?: number) => Promise<void>} next
 * @property {() => Promise<void>} calm fine weather, pushes as usual, a working mail server. What `next` ordered and
 *   nobody called for stays ordered: scenarios use `weather` with the chance 1 where a trial may not come to the call
 */

/** @param {string} sandboxUrl @returns {SandboxLevers} */
export function createSandboxLevers(sandboxUrl) {
  /** @param {string} path @param {RequestInit} [init] */
  const ask = async (path, init) => {
    const answer = await fetch(`${sandboxUrl}/_sandbox/${path}`, { ...init, signal: AbortSignal.timeout(60_000) });
    const body = await answer.json();
    if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} to ${path}: ${JSON.stringify(body)}`);
    return body;
  };
  /** @type {SandboxLevers} */
  const levers = {
    read: (what) => ask(what),
    pull: (lever, input = {}) =>
      ask(lever, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(input) }),
    async next(call, outcome, times = 1) {
      await levers.pull("next", { call, outcome, times });
    },
    async calm() {
      await levers.pull("weather", {});
      await levers.pull("pushes", { mode: "normal" });
      await levers.pull("smtp", { mode: "normal" });
    },
  };
  return levers;
}
