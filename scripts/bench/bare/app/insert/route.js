import { insertRow } from "../database.js";

export async function POST(request) {
  await insertRow(await request.text());
  return new Response("ok");
}
