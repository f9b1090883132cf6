import { Html, html } from "./console/html.ts";
import { CONTACT_FIELDS, type Fields, OUTCOMES } from "./hosted-form.ts";
import { getReturnAddresses } from "./hosted-return.ts";
import type { HostedTexts } from "./hosted-texts.ts";
import type { HostedVisit } from "./hosted-visit.ts";
import type { Method } from "./state.ts";

const WIDTH: Record<string, string> = {
  forename: "half",
  surname: "half",
  street: "most",
  street_number: "little",
  postal_code: "little",
  city: "most",
};
const AUTOCOMPLETE: Record<string, string> = {
  forename: "given-name",
  surname: "family-name",
  email: "email",
  postal_code: "postal-code",
  city: "address-level2",
  country: "country",
  owner: "name",
};

interface Draft {
  texts: HostedTexts;
  fields: Fields;
  problems: Fields;
}

/** The form; it works without scripts, and its fields are checked by the server only. */
export function renderForm(
  visit: HostedVisit,
  texts: HostedTexts,
  action: string,
  fields: Fields,
  problems: Fields,
): Html {
  const draft = { texts, fields, problems };
  return html`<form method="post" action="${action}" novalidate>
${renderMethods(visit.methods, draft)}
${visit.asksContact && renderContact(draft)}
${visit.methods.includes("debit") && renderAccount(draft)}
${renderOutcomes(draft)}
<div class="actions"><button class="main" name="action" value="confirm">${texts.confirm}</button>${
    getReturnAddresses(visit.deal).abort !== null && html`<button name="action" value="abort">${texts.abort}</button>`
  }</div>
</form>`;
}

function renderMethods(methods: Method[], { texts, fields, problems }: Draft): Html {
  const [only] = methods;
  if (methods.length === 1 && only !== undefined) {
    return html`<section><h2>${texts.method}: ${texts.methods[only]}</h2><p class="hint">${texts.explained[only]}</p></section>`;
  }
  return html`<fieldset><legend>${texts.method}</legend>${renderWrong("method", problems)}${methods.map(
    (method) =>
      html`<label class="choice"><input type="radio" name="method" value="${method}"${mark("checked", fields.method === method)}><span>${texts.methods[method]}<small>${texts.explained[method]}</small></span></label>`,
  )}</fieldset>`;
}

function renderContact(draft: Draft): Html {
  return html`<fieldset><legend>${draft.texts.contact}</legend><div class="fields">${CONTACT_FIELDS.map((name) =>
    renderField(name, draft.texts[name], draft),
  )}</div></fieldset>`;
}

function renderAccount(draft: Draft): Html {
  const { texts, fields, problems } = draft;
  return html`<fieldset class="debit"><legend>${texts.account}</legend><div class="fields">${renderField("owner", texts.owner, draft)}${renderField("iban", texts.iban, draft, texts.ibanHint)}</div>
<p class="mandate" id="mandate-text">${texts.mandate}</p>
<label class="choice"><input type="checkbox" name="mandate" value="yes" aria-describedby="mandate-text mandate-wrong"${mark("checked", fields.mandate === "yes")}><span>${texts.agree}</span></label>${renderWrong("mandate", problems)}
</fieldset>`;
}

function renderOutcomes({ texts, fields }: Draft): Html {
  const chosen = fields.outcome ?? "ok";
  return html`<fieldset class="aside"><legend>Sandbox: ${texts.outcome}</legend>${OUTCOMES.map(
    (outcome) =>
      html`<label class="choice"><input type="radio" name="outcome" value="${outcome}"${mark("checked", outcome === chosen)}><span>${texts.outcomes[outcome]}</span></label>`,
  )}</fieldset>`;
}

function renderField(name: string, label: string, { fields, problems }: Draft, hint?: string): Html {
  const isWrong = problems[name] !== undefined;
  const described = [hint && `${name}-hint`, isWrong && `${name}-wrong`].filter(Boolean).join(" ");
  const fallback = name === "country" ? "DE" : "";
  return html`<div class="field ${WIDTH[name] ?? ""}"><label for="${name}">${label}</label><input id="${name}" name="${name}" value="${fields[name] ?? fallback}" autocomplete="${AUTOCOMPLETE[name] ?? "off"}"${mark('type="email"', name === "email")}${mark('aria-invalid="true"', isWrong)}${described !== "" && html` aria-describedby="${described}"`}>${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}${renderWrong(name, problems)}</div>`;
}

function renderWrong(name: string, problems: Fields): Html | null {
  const problem = problems[name];
  return problem === undefined ? null : html`<p class="wrong" id="${name}-wrong">${problem}</p>`;
}

function mark(attribute: string, when: boolean): Html {
  return new Html(when ? ` ${attribute}` : "");
}
