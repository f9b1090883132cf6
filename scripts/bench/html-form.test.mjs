import { describe, expect, it } from "vitest";
import { fillForm, readForm } from "./html-form.mjs";

const PAGE = `
<form action="/search"><input name="q" value="x"/><button>Suchen</button></form>
<form action="" encType="multipart/form-data" method="POST">
  <input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:&quot;a&amp;b&quot;}"/>
  <input type="hidden" name="$ACTION_KEY"/>
  <input name="firstName" value=""/><input name="later" disabled=""/><input type="checkbox" name="gift" value="1"/>
  <input type="radio" name="pay" value="invoice" checked=""/><input type="radio" name="pay" value="prepaid"/>
  <select name="country"><option value="AT">Österreich</option><option value="DE" selected="">Deutschland</option></select>
  <textarea name="note">a &lt; b</textarea>
  <button type="submit"><span>Weiter zur Prüfung</span></button>
</form>`;

describe("readForm", () => {
  it("finds the form by its button and sends what a browser would send", () => {
    expect(readForm(PAGE, "Weiter zur Prüfung")).toEqual([
      ["$ACTION_1:0", '{"id":"a&b"}'],
      ["$ACTION_KEY", ""],
      ["firstName", ""],
      ["pay", "invoice"],
      ["country", "DE"],
      ["note", "a < b"],
    ]);
  });

  it("says so when there is no such form", () => {
    expect(() => readForm(PAGE, "Bestellen")).toThrow(/Bestellen/);
  });
});

describe("fillForm", () => {
  it("replaces values and refuses a name the form does not have", () => {
    const fields = readForm(PAGE, "Weiter zur Prüfung");
    expect(fillForm(fields, { pay: "prepaid", firstName: "Erika" })).toContainEqual(["pay", "prepaid"]);
    expect(() => fillForm(fields, { lastName: "Probe" })).toThrow(/lastName/);
  });
});
