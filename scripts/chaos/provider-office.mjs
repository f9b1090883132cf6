// What a merchant does in the provider's own back office, by the provider's interface and past the shop.

/** The sandbox's credentials, worthless anywhere else, as its documentation prints them. */
const CLIENT = {
  client_id: "5a4db0c0ffee4a11b0b05a4db0c0ffee",
  client_secret: "5a4db0c05ec7e75a4db0c05ec7e75a4db0c05ec7e75a4db0c05ec7e75a4db0c0",
};

/**
 * @param {string} sandboxUrl @param {string} path below /api/v2/ @param {unknown} [body]
 * @returns {Promise<any>}
 */
export async function actInOffice(sandboxUrl, path, body = {}) {
  const form = new URLSearchParams({ grant_type: "client_credentials", ...CLIENT });
  const token = await (await fetch(`${sandboxUrl}/oauth/token`, { method: "POST", body: form })).json();
  const answer = await fetch(`${sandboxUrl}/api/v2/${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token.access_token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const told = await answer.json();
  if (!answer.ok) throw new Error(`The office refused ${path}: ${answer.status} ${JSON.stringify(told)}`);
  return told;
}
