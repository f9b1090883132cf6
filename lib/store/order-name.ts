import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/**
 * The names of an order's customer as an index holds them. Each stands in both spellings of umlauts, so that "Müller" is
 * found by Müller, Mueller and Muller. Capitals are folded here, as not every database knows those of other letters.
 */
const CAPITALS = "ÄÖÜÁÀÂÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÕØÚÙÛÝŠŽŁŃŚŹŻĄĘĆČŘĚŮĎŤŇŐŰĞŞ";
const ACCENTED = CAPITALS.toLowerCase();
const PLAIN = "aouaaaaaceeeeiiiinooooouuuyszlnszzaeccreudtnougs";
const WRITTEN_OUT = [
  ["ä", "ae"],
  ["ö", "oe"],
  ["ü", "ue"],
  ["ß", "ss"],
] as const;
/** What stands between two words; the database would take some of it for addresses and signs. */
const JOINTS = "-./&+()_@";

/** Words of the names in `customer`, for an index and for whoever wants to use it; the two must not differ in a letter. */
export function nameWords(customer: AnyColumn | SQL): SQL {
  const name = sql`translate(lower(coalesce(${customer}->>'firstName', '') || ' ' || coalesce(${customer}->>'lastName', '')
    || ' ' || coalesce(${customer}->>'company', '')), ${raw(`${CAPITALS}${JOINTS}`)}, ${raw(ACCENTED + " ".repeat(JOINTS.length))})`;
  const writtenOut = WRITTEN_OUT.reduce((text, [from, to]) => sql`replace(${text}, ${raw(from)}, ${raw(to)})`, name);
  const plain = sql`replace(${name}, 'ß', 's')`;
  return sql`to_tsvector('simple', translate(${writtenOut} || ' ' || ${plain}, ${raw(ACCENTED)}, ${raw(PLAIN)}))`;
}

/** What to ask that index for: every word by its beginning; null where there is no word to look for. */
export function toNameQuery(search: string): string | null {
  const folded = WRITTEN_OUT.reduce(
    (text, [from, to]) => text.replaceAll(from, to),
    search.normalize("NFC").toLowerCase(),
  );
  const words = [...folded]
    .map((letter) => PLAIN[ACCENTED.indexOf(letter)] ?? letter)
    .join("")
    .split(/[^\p{L}\p{N}]+/u)
    // One letter begins too many names to be worth a look.
    .filter((word) => word.length > 1);
  return words.length === 0 ? null : words.map((word) => `${word}:*`).join(" & ");
}

function raw(text: string): SQL {
  return sql.raw(`'${text}'`);
}
