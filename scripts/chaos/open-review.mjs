// A customer who has the order button on the screen.
import { Agent } from "node:http";
import { fillForm, readForm } from "../bench/html-form.mjs";
import { createVisitor } from "../bench/visitor.mjs";

const DETAILS = {
  email: "erika@example.test",
  firstName: "Erika",
  lastName: "Probe",
  street: "Testweg",
  houseNumber: "7",
  postalCode: "01896",
  city: "Pulsnitz",
  paymentMethod: "prepaid",
};

/**
 * @param {import("../stack/start-stack.mjs").Stack} stack
 * @returns the visitor, and the fields that pressing the button would send
 */
export async function openReview(stack) {
  const visitor = createVisitor(stack.shopUrl, new Agent({ keepAlive: true }));
  const home = await visitor.get("/");
  const path = /href="(\/products\/[^"]+)"/.exec(home.body)?.[1] ?? "";
  await visitor.post(path, readForm((await visitor.get(path)).body, "In den Warenkorb"));
  const form = readForm((await visitor.get("/checkout")).body, "Weiter zur Prüfung");
  await visitor.post("/checkout", fillForm(form, DETAILS));
  const review = await visitor.get("/checkout/review");
  return { visitor, order: readForm(review.body, "zahlungspflichtig bestellen") };
}
