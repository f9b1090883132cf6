import { parseArgs } from "node:util";
import { isLongEnough, SHORTEST_PASSWORD } from "#lib/domain/password-rule.ts";
import { createPasswords } from "#lib/password.ts";
import { ask, askSecret, readPiped } from "./ask.ts";
import { runCommand } from "./run-command.ts";
import { printStoreAnswer } from "./run-store-command.ts";

const USAGE = `npm run merchant:create -- [--email anna@shop.example] [--name "Anna Sauer"] [--role admin|clerk|viewer] [--new-password]
Who is left out is asked for. The password is asked for, piped in, or taken from MERCHANT_PASSWORD; never an option,
because those can be read by everybody on the machine.`;

/** npm run merchant:create: somebody who may sign in to the back office, an admin unless told otherwise. */
runCommand(async () => {
  const { values } = parseArgs({
    options: {
      email: { type: "string" },
      name: { type: "string" },
      role: { type: "string", default: "admin" },
      "new-password": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const isReset = values["new-password"];
  const email = values.email ?? (await ask("E-mail: "));
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Error(`"${email}" is not an e-mail address.\n${USAGE}`);
  const name = isReset ? "" : (values.name ?? (await ask("Name: ")));
  if (!isReset && name.trim() === "") throw new Error(`A name is needed, for the record of who did what.\n${USAGE}`);
  const password = await readPassword();
  if (!isLongEnough(password)) throw new Error(`The password needs at least ${SHORTEST_PASSWORD} characters.`);
  const hash = await createPasswords().hash(password);
  await printStoreAnswer(
    isReset ? ["staff", "password", email, hash] : ["staff", "create", email, name.trim(), values.role, hash],
  );
});

async function readPassword(): Promise<string> {
  const given = process.env.MERCHANT_PASSWORD;
  if (given !== undefined && given !== "") return given;
  if (process.stdin.isTTY !== true) return readPiped();
  const first = await askSecret(`Password (at least ${SHORTEST_PASSWORD} characters): `);
  if ((await askSecret("Once more: ")) !== first)
    throw new Error("These were two different passwords. Nothing was done.");
  return first;
}
