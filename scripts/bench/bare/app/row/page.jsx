import { connection } from "next/server";
import { readRow } from "../database.js";

export default async function RowPage() {
  await connection();
  return (
    <main>
      <h1>Page with one row</h1>
      <p>{await readRow()}</p>
    </main>
  );
}
