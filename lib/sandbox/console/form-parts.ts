import { flag, type Html, html, type Piece } from "./html.ts";

export interface ButtonOptions {
  /** address to come back to */
  back: string;
  main?: boolean;
  /** what is sent along */
  fields?: Record<string, string>;
  title?: string;
}

/** A form of the console: posts to `action` and comes back to `back`. */
export function renderForm(action: string, back: string, content: Piece, className = "stack"): Html {
  return html`<form method="post" action="${action}" class="${className}"><input type="hidden" name="back" value="${back}">${content}</form>`;
}

/** A form that is one button. */
export function renderButton(action: string, label: string, options: ButtonOptions): Html {
  const fields = Object.entries(options.fields ?? {}).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const title = options.title ? html` title="${options.title}"` : null;
  const button = html`<button data-key="${action}"${flag('class="main"', options.main === true)}${title}>${label}</button>`;
  return renderForm(action, options.back, html`${fields}${button}`, "plain");
}

export type Choice = readonly [value: string, label: string];

/** A labelled select; a chosen value that is not among the choices is added, so that the form never lies. */
export function renderSelect(name: string, label: string, choices: readonly Choice[], chosen: string): Html {
  const all = choices.some(([value]) => value === chosen) ? choices : [[chosen, chosen] as const, ...choices];
  return html`<label class="field">${label}<select name="${name}">${all.map(
    ([value, text]) => html`<option value="${value}"${flag("selected", value === chosen)}>${text}</option>`,
  )}</select></label>`;
}

export function renderCheckbox(name: string, value: string, label: string, checked: boolean): Html {
  return html`<label class="check"><input type="checkbox" name="${name}" value="${value}"${flag("checked", checked)}> ${label}</label>`;
}

/** @param attributes trusted markup, e.g. `type="number" min="0"` */
export function renderInput(name: string, label: string, value: string, attributes = 'type="text"'): Html {
  return html`<label class="field">${label}<input name="${name}" value="${value}"${flag(attributes, true)}></label>`;
}
