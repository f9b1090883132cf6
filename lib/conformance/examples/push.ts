import type { Example } from "../example.ts";

const HEADERS = { "Content-Type": "application/json", Accept: "*/*" };
const push = (type: string, target: string, id: string) => ({
  object: "event.pushes",
  id: "evt_5f0c2e9a7b1d4c3e8a6f9b02",
  created: "2026-03-02T09:20:11+01:00",
  target,
  type,
  data: [{ object: target, id }],
});

/** What the provider sends; here the roles are turned round, and the shop's 200 is the reply. */
export const PUSH: Example[] = [
  {
    operation: "push.send",
    title: "a payment has changed",
    source: "ref:Push-Service, dev:Push_Notifications_for_Payments",
    certainty: "D",
    request: {
      method: "POST",
      path: "/push",
      headers: HEADERS,
      body: push("changed", "payment.transactions", "PCI_7QW2E4R6T8Y0U1I3O5P9A2S4D6F8G0"),
    },
    reply: { status: 200, body: "" },
    onlyRead: "sent by the provider; the sandbox's are checked by the push test",
  },
  {
    operation: "push.send",
    title: "a refund has been made",
    source: "dev:Push_Notifications_for_Payments",
    certainty: "I",
    request: {
      method: "POST",
      path: "/push",
      headers: HEADERS,
      body: push("added", "payment.transactions", "PCI_8QW2E4R6T8Y0U1I3O5P9A2S4D6F8G0"),
    },
    reply: { status: 200, body: "" },
    onlyRead: "sent by the provider; the sandbox's are checked by the push test",
  },
  {
    operation: "push.send",
    title: "an old invoice has changed, named by its hash",
    source: "phpdemo test_push_service",
    certainty: "S",
    request: {
      method: "POST",
      path: "/push",
      headers: HEADERS,
      body: push("changed", "payment.secupayinvoices", "wqzvkmtrcbxn7204913"),
    },
    reply: { status: 200, body: "" },
    onlyRead: "sent by the provider; the sandbox's are checked by the push test",
  },
];
