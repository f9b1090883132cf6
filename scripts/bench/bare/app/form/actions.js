"use server";

import { redirect } from "next/navigation";
import { insertRow } from "../database.js";

/** What every form of the shop does at least: one commit, and on to another page. */
export async function insertAction(form) {
  await insertRow(String(form.get("body")));
  redirect("/");
}
