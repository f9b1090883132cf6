import type { Mailer } from "#lib/ports.ts";
import { type ShopProcess, sleepIn } from "./shop-process.ts";
import type { World } from "./world.ts";

/** A mail server that may be away, may take a mail without saying so, and may see its client die. */
export function createSimulatedMailer(world: World, process: ShopProcess): Mailer {
  return {
    async send({ messageId }) {
      const fate = world.weather.mail();
      await sleepIn(world, process, world.random.between(20, 2_000));
      if (fate === "failed") throw new Error("451 try again later");
      world.timeline.note(`${process.name} mail ${messageId}`);
      world.invariants.noteMail(messageId, process, fate === "answerLost", world.timeline.now());
      if (fate === "crashAfter") world.crash(process);
      await sleepIn(world, process, 20);
      if (fate === "answerLost") throw new Error("connection lost after DATA");
    },
  };
}
