// node scripts/chaos/ending.mjs: what a process does when it is asked to stop in the middle of work (G-47), and which doors
// stay open in maintenance (G-27). Needs a current production build.
import { readDump } from "../bench/dump.mjs";
import { ensureBuilt } from "../ensure-built.mjs";
import { startStack } from "../stack/start-stack.mjs";
import { openReview } from "./open-review.mjs";
import { createVerdict } from "./verdict.mjs";

const { check, end } = createVerdict();
await ensureBuilt();
await drain();
await closeForMaintenance();
end();

/** @typedef {import("../stack/start-stack.mjs").Stack} Stack */

/** @param {Stack} stack @param {string} name @param {unknown} body */
async function pull(stack, name, body) {
  const answer = await fetch(`${stack.sandboxUrl}/_sandbox/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`lever ${name}: ${answer.status}`);
}

async function drain() {
  const stack = await startStack({ env: { DRAIN_SECONDS: "20" } });
  try {
    const { visitor, order } = await openReview(stack);
    await pull(stack, "weather", { latency: [1_200, 1_200] });
    const placing = visitor.post("/checkout/review", order);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const startedAt = Date.now();
    const stopping = stack.stopShop("SIGTERM", 40_000);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const ready = await fetch(`${stack.shopUrl}/api/health/ready`).catch((error) => ({ status: String(error) }));
    check("readiness says 503 at once", ready.status === 503, ready.status);
    const late = await fetch(stack.shopUrl).catch((error) => ({ status: String(error) }));
    check("whoever is still sent is served", late.status === 200, late.status);
    const placed = await placing;
    check("the order under way is answered", placed.status === 303 && /^\/orders\//.test(placed.location), placed);
    const ending = await stopping;
    check("the process ends by itself with status 0", ending?.status === 0 && ending.signal === null, ending);
    check("well within its time", Date.now() - startedAt < 20_000, Date.now() - startedAt);
    check("and says so", (await stack.log()).includes('"msg":"stopped"'), (await stack.log()).slice(-500));
    await pull(stack, "weather", { latency: [0, 0] });
    await stack.startShop();
    const dump = await readDump(stack);
    const orders = dump.filter(({ kind, status }) => kind === "order" && status === "placed");
    check("the order is there, once, and started", orders.length === 1, orders.length);
    const page = await visitor.get(placed.location);
    check("and its page is shown by the next process", page.status === 200, page.status);
  } finally {
    await stack.stop();
  }
}

async function closeForMaintenance() {
  const stack = await startStack({ env: { POLL_FIRST_DAY_SECONDS: "2" } });
  try {
    const { visitor, order } = await openReview(stack);
    const placed = await visitor.post("/checkout/review", order);
    await stack.stopShop();
    await stack.startShop({ MAINTENANCE: "on" });
    for (const path of ["/", "/en", "/cart", "/checkout"]) {
      const answer = await fetch(stack.shopUrl + path);
      const text = await answer.text();
      const isCalm = answer.status === 503 && answer.headers.get("retry-after") === "60" && /<h1>/.test(text);
      check(`${path} is closed`, isCalm, answer.status);
    }
    for (const path of [placed.location, "/legal/imprint", "/api/health/live", "/api/health/ready"]) {
      const { status } = await visitor.get(path);
      check(`${path.replace(/orders\/.*/, "orders/…")} is open`, status === 200, status);
    }
    const dump = await readDump(stack);
    const pushToken = dump.find(({ kind }) => kind === "order")?.pushToken;
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        fetch(`${stack.shopUrl}/api/secuconnect/push/${pushToken}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ id: `evt_${index}`, object: "event.pushes" }),
        }),
      ),
    );
    const stored = answers.filter(({ status }) => status === 200).length;
    check("100 of 100 pushes are stored", stored === 100, stored);
    const settled = await waitUntil(async () => {
      const pushes = (await readDump(stack)).filter(({ kind }) => kind === "push");
      return pushes.length >= 100 && pushes.every(({ seenAt }) => seenAt !== null);
    });
    check("and worked off", settled);
  } finally {
    await stack.stop();
  }
}

/** @param {() => Promise<boolean>} isTrue */
async function waitUntil(isTrue) {
  for (let tries = 0; tries < 20; tries += 1) {
    if (await isTrue()) return true;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  return false;
}
