import { defineMethod } from "../method.ts";

/** Purchase on account: risk check first, goods next, money after the reported final delivery. */
export const invoice = defineMethod({
  code: "invoice",
  authorizes: true,
  showsInstructions: true,
  paysFirst: false,
  fields: ["birthDate"],
});
