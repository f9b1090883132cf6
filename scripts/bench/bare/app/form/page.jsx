import { connection } from "next/server";
import { insertAction } from "./actions.js";

export default async function FormPage() {
  await connection();
  return (
    <main>
      <h1>Form</h1>
      <form action={insertAction}>
        <input name="body" defaultValue="one row" />
        <button type="submit">Send</button>
      </form>
    </main>
  );
}
