import { EXIT } from "../shell/exit-codes.ts";
import { isPrivate } from "../shell/host-kind.ts";
import { isUnprotected, type Target } from "../shell/target.ts";
import { type Finding, fail, ok, warn } from "./finding.ts";

/** What can be seen of the settings without asking anybody. */
export function checkSettings(target: Target): Finding[] {
  return [checkMode(target), checkAddresses(target), checkPushAddress(target), checkFlow(target)];
}

function checkMode({ hostKind, settings, host }: Target): Finding {
  const name = "mode";
  if (hostKind === "production" && settings.isDemo) {
    const text = `${host} is no known test host, and transactions are demo ones`;
    return warn(name, text, "Meant for a first try of the live contract; otherwise set SECUCONNECT_DEMO=false.");
  }
  if (hostKind === "testing" && !settings.isDemo) {
    const text = "SECUCONNECT_DEMO=false on a test host: the shop asks for real money where there is none";
    return fail(name, text, "Set SECUCONNECT_DEMO=true, or the production host in both URLs.", EXIT.usage);
  }
  return ok(name, settings.isDemo ? "demo transactions" : "real money");
}

function checkAddresses(target: Target): Finding {
  const { settings } = target;
  const name = "addresses";
  const api = new URL(settings.apiUrl);
  const token = new URL(settings.tokenUrl);
  if (isUnprotected(target)) {
    return fail(name, "the client secret would travel without TLS", "Begin both URLs with https://.", EXIT.usage);
  }
  if (!api.pathname.endsWith("/api/v2")) {
    return warn(name, `SECUCONNECT_API_URL ends in ${api.pathname}`, "It usually ends in /api/v2.");
  }
  if (api.host !== token.host) {
    const text = `SECUCONNECT_API_URL is at ${api.host}, SECUCONNECT_TOKEN_URL at ${token.host}`;
    return warn(name, text, "Both are usually the same host; test and live must never mix.");
  }
  return ok(name, `${settings.apiUrl} and ${token.pathname}`);
}

function checkPushAddress({ settings, hostKind }: Target): Finding {
  const name = "callbacks";
  const { hostname, protocol } = new URL(settings.shopUrl);
  if (hostKind === "sandbox") return ok(name, `status callbacks go to ${settings.shopUrl}`);
  if (isPrivate(hostname)) {
    const text = `SHOP_URL is ${settings.shopUrl}, which the provider cannot reach`;
    return warn(
      name,
      text,
      "Set SHOP_URL to an address the internet can reach; until then orders are found out by polling.",
    );
  }
  if (protocol !== "https:") return warn(name, `SHOP_URL is ${settings.shopUrl}`, "Use https:// for the shop.");
  return ok(name, `status callbacks go to ${settings.shopUrl}`);
}

function checkFlow({ settings }: Target): Finding {
  const name = "flow";
  const intent = `intent ${settings.intent}`;
  if (!settings.autoCapture) return ok(name, `${intent}, started after the order button`);
  const text = `${intent}, SECUCONNECT_AUTO_CAPTURE=true: prepare captures too`;
  return warn(name, text, "Sure? The status approved is then skipped: no risk check before the order button.");
}
