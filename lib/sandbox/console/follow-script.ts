/**
 * The console's only script. It follows what happens: parts marked `data-live` are replaced when the server draws them
 * differently, politely: not under a text field in use or a selection, with opened details, focus and scroll position kept.
 * Copy buttons appear only with it. Without it every page works; one reloads by hand.
 */
export const FOLLOW_SCRIPT = `"use strict";
const drawn = new Map();
const remember = (part) => drawn.set(part.id, part.outerHTML);
for (const part of document.querySelectorAll("[data-live]")) remember(part);

const enhance = (root) => {
  for (const button of root.querySelectorAll("[data-copy]")) button.hidden = false;
};
enhance(document);

const address = new URL(location.href);
address.searchParams.delete("notice");
address.searchParams.delete("problem");
if (address.href !== location.href) history.replaceState(null, "", address);

const toSelector = (element) => {
  if (element.id) return "#" + CSS.escape(element.id);
  if (element.dataset.key) return '[data-key="' + CSS.escape(element.dataset.key) + '"]';
  const parent = element.parentElement;
  if (parent === null || parent === document.body) return null;
  const above = toSelector(parent);
  return above && above + " > :nth-child(" + ([...parent.children].indexOf(element) + 1) + ")";
};

const isInUse = (part) => {
  const active = document.activeElement;
  if (part.contains(active) && active.matches("input, select, textarea")) return true;
  for (const field of part.querySelectorAll("input, textarea")) {
    if (field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue) return true;
  }
  for (const option of part.querySelectorAll("option")) if (option.selected !== option.defaultSelected) {
    if (option.parentElement.querySelector("option[selected]") !== null) return true;
  }
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && part.contains(selection.anchorNode);
};

const replace = (part, fresh) => {
  const opened = new Map();
  for (const fold of part.querySelectorAll("details[data-key]")) opened.set(fold.dataset.key, fold.open);
  const focused = part.contains(document.activeElement) ? toSelector(document.activeElement) : null;
  const markup = fresh.outerHTML;
  const node = document.importNode(fresh, true);
  for (const fold of node.querySelectorAll("details[data-key]")) {
    if (opened.has(fold.dataset.key)) fold.open = opened.get(fold.dataset.key);
  }
  enhance(node);
  part.replaceWith(node);
  drawn.set(node.id, markup);
  if (focused) document.querySelector(focused)?.focus({ preventScroll: true });
};

let version = document.body.dataset.version;
const follow = async () => {
  if (document.hidden) return;
  const now = await (await fetch("/console/version")).text();
  if (now === version) return;
  const reply = await fetch(location.href);
  if (!reply.ok) return location.reload();
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  let complete = true;
  let changed = false;
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(part.id);
    if (fresh === null || fresh.outerHTML === drawn.get(part.id)) continue;
    if (isInUse(part)) complete = false;
    else {
      replace(part, fresh);
      changed = true;
    }
  }
  if (complete) version = page.body.dataset.version;
  if (changed) document.getElementById("followed").textContent = "Ansicht aktualisiert, " + new Date().toLocaleTimeString("de-DE");
};
const again = () => setTimeout(() => follow().catch(() => {}).finally(again), 1500);
again();

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (button === null) return;
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
  const label = button.textContent;
  button.textContent = "Kopiert";
  setTimeout(() => { button.textContent = label; }, 1500);
});
`;
