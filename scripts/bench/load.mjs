// Closed-loop load on one address.

/**
 * @typedef {{ rate: number, p50: number, p99: number, bad: number }} Load answers per second; milliseconds; answers that
 *   were errors or none at all
 * @typedef {{ method: string, headers?: Record<string, string>, body?: string, path: string }} Shot
 * @typedef {{ next: () => Shot & { id?: string }, onAnswer?: (status: number, id: string | undefined) => void }} Shots
 */

/**
 * @param {string} origin
 * @param {Partial<Shot> | Shots} what the same request again and again, or one after the other from `next`
 * @param {{ seconds: number, connections: number }} load
 * @returns {Promise<Load>}
 */
export async function measureLoad(origin, what, { seconds, connections }) {
  // @ts-expect-error The package has no types.
  const { default: autocannon } = await import("autocannon");
  const shots = "next" in what ? what : undefined;
  const requests = shots && [
    {
      setupRequest: (/** @type {object} */ request, /** @type {{ id?: string }} */ context) => {
        const { id, ...shot } = shots.next();
        if (id !== undefined) context.id = id;
        return { ...request, ...shot };
      },
      onResponse: (/** @type {number} */ status, /** @type {string} */ _body, /** @type {{ id?: string }} */ context) =>
        shots.onAnswer?.(status, context.id),
    },
  ];
  const shot = shots ? {} : what;
  const url = `${origin}${"path" in shot ? shot.path : "/"}`;
  const result = await autocannon({ ...shot, url, requests, connections, duration: seconds, timeout: 30 });
  return {
    rate: (result["2xx"] + result["3xx"]) / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    bad: result["4xx"] + result["5xx"] + result.errors,
  };
}
