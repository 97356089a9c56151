// Keys, clicks, the pointer, the wheel and the window's size.

import { actions, cuttingKey } from "./actions.js";
import { acceptFinding, cutAt } from "./corrections.js";
import { draw, forget, load, show } from "./drawing.js";
import { Heights } from "./heights.js";
import { KEYS, spelled } from "./keys.js";
import { around, currentRow, find, page, scroller } from "./page.js";
import { openView, showWords } from "./views.js";

document.addEventListener("keydown", event => {
  if (document.querySelector("dialog[open]")) return;
  const name = spelled(event);
  if (event.target.closest("input, textarea, select")) {
    if (name === "Escape") { find("find").value = ""; scroller.focus(); if (page.filter.text) actions.all(); }
    return;
  }
  if (event.target.closest("button, a") && (name === "Enter" || name === " ")) return;
  const isDone = page.cutting ? cuttingKey(name) : false;
  const entry = isDone ? null : KEYS.find(([keys]) => keys.includes(name));
  if (!isDone && !entry) return;
  event.preventDefault();
  if (entry && !(page.cutting && ["following", "before"].includes(entry[1]))) actions[entry[1]]();
});

document.addEventListener("click", event => {
  const place = event.target.closest(".place");
  const row = event.target.closest(".row[data-index]");
  if (row && !row.classList.contains("waiting")) {
    const index = Number(row.dataset.index);
    const cell = event.target.closest(".cell");
    if (cell) page.version = Number(cell.dataset.version);
    if (index !== page.cursor) page.cutting = null;
    page.cursor = index;
    if (place && !page.readOnly) {
      return cutAt(page.rows.get(index), Number(place.dataset.version), Number(place.dataset.place));
    }
  }
  const button = event.target.closest("[data-do]");
  const finding = event.target.closest("[data-finding]");
  if (finding) return acceptFinding(Number(finding.dataset.finding));
  if (button) {
    button.blur();
    return void actions[button.dataset.do]?.();
  }
  if (row && !String(getSelection())) draw();
});

// Words that answer the one under the pointer.
scroller.addEventListener("pointerover", event => {
  for (const lit of scroller.querySelectorAll(".lit")) lit.classList.remove("lit");
  const word = event.target.closest?.(".word");
  if (!word) return;
  const wanted = new Set(`${word.dataset.words} ${word.dataset.to}`.split(" "));
  for (const other of word.closest(".row").querySelectorAll(".word")) {
    if (other.dataset.words.split(" ").some(name => wanted.has(name))) other.classList.add("lit");
  }
});

let isDrawing = false;
scroller.addEventListener("scroll", () => {
  if (isDrawing) return;
  isDrawing = true;
  requestAnimationFrame(() => { isDrawing = false; draw(); });
});

addEventListener("resize", () => {
  page.heights = new Heights(page.total, innerWidth < 700 ? 220 : 80);
  forget();
  show(page.cursor);
});

let typing = 0;
find("find").addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => showWords(find("find").value.trim()), 200);
});
find("find").addEventListener("keydown", event => { if (event.key === "Enter") scroller.focus(); });

document.addEventListener("viewlost", () => openView(page.filter, currentRow()?.id));

// Another window may have corrected something meanwhile, and findings come while rows are checked.
const refresh = () => {
  if (!page.view || page.cutting) return;
  const { from } = around();
  load(from, from + 60);
};
addEventListener("focus", refresh);
setInterval(() => { if (page.isChecking) refresh(); }, 2000);
