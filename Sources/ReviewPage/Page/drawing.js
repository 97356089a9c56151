// The rows in view as elements. One that looks as before stays: laying out a text anew is what takes time.

import { ask, find, OVERSCAN, page, scroller, take } from "./page.js";
import { element, placeholder, rowElement } from "./rows.js";
import { markAtHand } from "./tools.js";

const rows = find("rows");
const spacer = find("spacer");
// By the row's number, what is drawn of it.
let drawn = new Map();
let isLoading = false;

// Draws everything anew at the next turn.
export const forget = () => drawn.clear();

// Asks for rows that are not there. Where the server does not know the view any more, it is opened anew.
export async function load(first, last) {
  if (isLoading) return;
  isLoading = true;
  const answer = await ask("rows", { view: page.view, from: first, count: Math.min(200, last - first) });
  isLoading = false;
  if (!answer) return;
  if (answer.lost) return void document.dispatchEvent(new Event("viewlost"));
  take(answer);
  draw();
}

// How the row at hand is drawn beside what it says; none is like one that is being cut.
function hand(index, row) {
  if (index !== page.cursor) return "";
  return page.cutting?.id === row.id ? Symbol("cutting") : `${page.version}`;
}

function drawnRow(index, row) {
  const atHand = hand(index, row);
  const old = drawn.get(row.id);
  const isSame = old && old.look === row.look && old.atHand === atHand;
  const entry = isSame ? old : { look: row.look, atHand, element: null, n: 0 };
  if (!isSame) {
    const cutting = typeof atHand === "symbol" ? page.cutting : null;
    entry.element = rowElement(row, page.versions, cutting);
    if (atHand) markAtHand(entry.element, row, { cutting, version: page.version, isReadOnly: page.readOnly !== "" });
  }
  if (entry.n !== row.n) {
    entry.n = row.n;
    entry.element.querySelector(".number").textContent = row.n;
    entry.element.setAttribute("aria-label", `Row ${row.n}`);
  }
  entry.element.dataset.index = index;
  return entry;
}

// Makes the elements those that are wanted, and leaves alone the ones that are there already.
function place(wanted) {
  const staying = new Set(wanted);
  for (const child of [...rows.children]) if (!staying.has(child)) child.remove();
  let isChanged = false;
  let next = rows.firstElementChild;
  for (const child of wanted) {
    if (child === next) { next = next.nextElementSibling; continue; }
    rows.insertBefore(child, next);
    isChanged = true;
  }
  return isChanged;
}

const setSpacer = height => { if (spacer.style.height !== height) spacer.style.height = height; };

// Whether something was drawn that was not there.
export function draw() {
  const heights = page.heights;
  if (page.total === 0) {
    setSpacer("");
    rows.replaceChildren(element("p", { class: "empty" }, "No row is like that."));
    rows.style.transform = "none";
    drawn.clear();
    return false;
  }
  const top = scroller.scrollTop;
  const anchor = heights.indexAt(top);
  const delta = top - heights.offset(anchor);
  const first = Math.max(0, anchor - OVERSCAN);
  const last = Math.min(page.total, heights.indexAt(top + scroller.clientHeight) + OVERSCAN + 1);
  const made = new Map();
  const wanted = [];
  let missing = null;
  for (let index = first; index < last; index++) {
    const row = page.rows.get(index);
    if (!row) { missing ??= index; wanted.push(placeholder(index)); continue; }
    const entry = drawnRow(index, row);
    made.set(row.id, entry);
    wanted.push(entry.element);
  }
  drawn = made;
  const isChanged = place(wanted);
  if (isChanged) {
    wanted.forEach((child, index) => {
      if (!child.classList.contains("waiting")) heights.set(first + index, child.offsetHeight);
    });
  }
  setSpacer(`${heights.total}px`);
  const transform = `translateY(${heights.offset(first)}px)`;
  if (rows.style.transform !== transform) rows.style.transform = transform;
  const wantedTop = heights.offset(anchor) + delta;
  if (Math.abs(wantedTop - top) > 1) scroller.scrollTop = wantedTop;
  if (missing !== null) load(Math.max(0, missing - OVERSCAN), Math.min(page.total, last + 40));
  return isChanged;
}

// Puts a row at hand and in view: again where drawing it showed that it is higher than was thought.
export function show(index, isCentred = false) {
  page.cursor = Math.max(0, Math.min(index, page.total - 1));
  for (let round = 0; round < 3; round++) {
    const top = page.heights.offset(page.cursor);
    const bottom = page.heights.offset(page.cursor + 1);
    const height = scroller.clientHeight;
    const room = Math.min(60, height / 6);
    const now = scroller.scrollTop;
    let wanted = now;
    if (isCentred && round === 0) wanted = top - height / 3;
    else if (top - room < now) wanted = top - room;
    else if (bottom + room > now + height) wanted = Math.min(bottom + room - height, top - room);
    const isScrolled = Math.abs(wanted - now) > 1;
    if (isScrolled) scroller.scrollTop = wanted;
    if (!draw() && !isScrolled) return;
  }
}
