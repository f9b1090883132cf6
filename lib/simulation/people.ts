import type { CheckoutInput } from "#lib/domain/checkout.ts";
import type { Order } from "#lib/domain/order.ts";
import { MANDATE_TERMS } from "#lib/store/seed/mandate.ts";
import type { Deps } from "#lib/usecases/deps.ts";
import { offerMandate } from "#lib/usecases/mandate-consent.ts";
import { payOtherwise } from "#lib/usecases/pay-otherwise.ts";
import { type PlaceOutcome, placeOrder } from "#lib/usecases/place-order.ts";
import { submitCheckout } from "#lib/usecases/submit-checkout.ts";
import { switchMethod } from "#lib/usecases/switch-method.ts";
import type { Shop } from "./shop.ts";
import type { World } from "./world.ts";

const ERIKA: CheckoutInput = {
  email: "erika@example.test",
  firstName: "Erika",
  lastName: "Probe",
  company: "",
  street: "Testweg",
  houseNumber: "7",
  postalCode: "01896",
  city: "Pulsnitz",
  country: "DE",
  delivery: "shipping",
  paymentMethod: "invoice",
  birthDate: "",
  accountHolder: "",
  iban: "DE81850400611005523759",
};
const METHODS = ["invoice", "prepaid", "debit"];

/** One customer with a basket, from the form to the order page, with all that people do on the way. */
export async function shopAround(world: World, shop: Shop, basketId: string): Promise<void> {
  const { random } = world;
  const wait = (milliseconds: number) =>
    new Promise<void>((resolve) =>
      world.timeline.at(milliseconds, () => {
        world.timeline.touch();
        resolve();
      }),
    );
  const deadEnd = random.chance(0.1);
  const input = { ...ERIKA, paymentMethod: random.pick(METHODS) };

  async function fillIn(): Promise<Order | "ordered" | null> {
    for (let tries = 0; tries < 4; tries += 1) {
      const request = () => shop.ask((deps) => submitCheckout(deps, { basketId, input: { ...input }, locale: "de" }));
      const copies = Array.from({ length: random.chance(0.1) ? 2 : 1 }, request);
      const outcome = (await Promise.all(copies)).at(-1) ?? null;
      if (outcome?.kind === "ordered") return "ordered";
      if (outcome?.kind === "review") return outcome.order;
      if (outcome?.kind === "basket") return null;
      if (outcome?.kind === "declined") input.paymentMethod = random.chance(0.7) ? "prepaid" : random.pick(METHODS);
      await wait(random.between(500, 20_000));
    }
    return null;
  }
  async function press(order: Order): Promise<PlaceOutcome[]> {
    const seen = { hash: order.contentHash, consent: offerMandate(order, MANDATE_TERMS, "de")?.hash ?? "" };
    const presses = Array.from({ length: random.pick([1, 1, 1, 2, 3, 5]) }, async () => {
      await wait(random.pick([0, 0, 5, 300, 9_000]));
      const outcome = await shop.ask((deps) => placeOrder(deps, basketId, seen));
      world.timeline.note(`press ${basketId}: ${outcome?.kind ?? "no answer"}`);
      if (outcome?.kind === "placed") world.invariants.accept(basketId);
      return outcome === null ? [] : [outcome];
    });
    return (await Promise.all(presses)).flat();
  }
  async function checkOut(): Promise<boolean> {
    for (let tries = 0; tries < 6; tries += 1) {
      const order = await fillIn();
      if (order === "ordered") return true;
      if (order === null) return false;
      if (random.chance(0.25)) {
        if (random.chance(0.5)) input.paymentMethod = random.pick(METHODS);
        else input.houseNumber = String(random.between(1, 99));
        continue;
      }
      if (deadEnd) return false;
      await wait(random.pick([200, 3_000, 30_000, random.chance(0.3) ? 1_000_000 : 1_000]));
      const outcomes = await press(order);
      if (outcomes.some(({ kind }) => kind === "placed")) return true;
      if (outcomes.some(({ kind }) => kind === "basket")) return false;
      if (outcomes.some(({ kind }) => kind === "declined")) input.paymentMethod = random.pick(["prepaid", "invoice"]);
      await wait(random.between(500, 60_000));
    }
    return false;
  }
  await wait(random.between(0, 60_000));
  await shop.ask(async (deps) => {
    await deps.baskets.create(basketId);
    return deps.baskets.addQuantity(basketId, "p1", 1, 1);
  });
  if (!(await checkOut())) return;
  for (let looks = 0; looks < 4; looks += 1) {
    await wait(random.between(5_000, 400_000));
    const order = await shop.ask((deps) => deps.orders.findByBasket(basketId));
    if (order === null || order.status !== "placed") continue;
    const isDenied = order.payment.status === "denied";
    if (!isDenied && random.chance(0.8)) continue;
    const method = random.pick(METHODS);
    const change = (deps: Deps) =>
      isDenied ? payOtherwise(deps, order.token) : switchMethod(deps, order.token, method);
    await Promise.all(Array.from({ length: random.pick([1, 1, 3]) }, () => shop.ask(change)));
  }
}
