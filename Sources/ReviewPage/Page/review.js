// The page of a review: keys and clicks become corrections, and what the server says of rows is drawn.

import { Cutting } from "./cutting.js";
import * as dialogs from "./dialogs.js";
import { Heights } from "./heights.js";
import { KEYS, keyName, spelled } from "./keys.js";
import { element, placeholder, rowElement } from "./rows.js";
import { post } from "./server.js";
import { markAtHand } from "./tools.js";

const find = id => document.getElementById(id);
const scroller = find("scroller");
const OVERSCAN = 6;

const page = {
  versions: [], view: 0, total: 0, revision: 0, cursor: 0, version: 0, filter: {}, rows: new Map(), cutting: null,
  heights: new Heights(0, 80), table: {}, elements: new Map(), loading: null, readOnly: "",
};

// MARK: the server

// What goes wrong on the way is said once, and mended by the next answer.
async function ask(path, fields) {
  try {
    const answer = await post(path, fields);
    notice("");
    return answer;
  } catch {
    notice("The server does not answer. What was confirmed is safe; start hexapla review again and reload this page.");
    return null;
  }
}

function notice(text) {
  find("notice").textContent = text || page.readOnly;
  find("notice").hidden = !(text || page.readOnly);
}

const say = text => { find("status").textContent = text; };

const around = () => {
  const first = Math.max(0, page.heights.indexAt(scroller.scrollTop) - 2 * OVERSCAN);
  return { view: page.view, from: first, count: 60 };
};

// MARK: rows

function take(answer) {
  if (answer.revision !== undefined) {
    if (answer.revision !== page.revision) page.rows.clear();
    page.revision = answer.revision;
    progress(answer);
  }
  if (answer.total !== undefined && answer.total !== page.total) {
    page.heights.resize(answer.total, Math.min(answer.touched?.[0] ?? page.cursor, page.cursor) + 1);
    page.total = answer.total;
  }
  answer.rows?.forEach((row, index) => page.rows.set(answer.from + index, row));
}

function progress(answer) {
  const decided = answer.accepted + answer.rejected;
  find("progress").max = Math.max(1, answer.count);
  find("progress").value = decided;
  const percent = Math.floor(100 * decided / Math.max(1, answer.count));
  find("counts").textContent = `${decided} of ${answer.count} rows (${percent} %)`
    + (answer.findings ? `, ${answer.findings} findings` : answer.checking ? ", checking…" : "");
  page.isChecking = answer.checking;
  document.querySelector("[data-do=undo]").disabled = !answer.canUndo;
  document.querySelector("[data-do=redo]").disabled = !answer.canRedo;
}

async function load(first, last) {
  if (page.loading) return;
  page.loading = ask("rows", { view: page.view, from: first, count: Math.min(200, last - first) });
  const answer = await page.loading;
  page.loading = null;
  if (!answer) return;
  if (answer.lost) return openView(page.filter, currentRow()?.id);
  take(answer);
  draw();
}

function draw() {
  const height = scroller.clientHeight;
  const heights = page.heights;
  find("spacer").style.height = `${heights.total}px`;
  if (page.total === 0) {
    find("rows").replaceChildren(element("p", { class: "empty" }, "No row is like that."));
    find("rows").style.transform = "none";
    return;
  }
  const anchor = heights.indexAt(scroller.scrollTop);
  const delta = scroller.scrollTop - heights.offset(anchor);
  const first = Math.max(0, anchor - OVERSCAN);
  const last = Math.min(page.total, heights.indexAt(scroller.scrollTop + height) + OVERSCAN + 1);
  const made = new Map();
  const shown = [];
  let missing = null;
  for (let index = first; index < last; index++) {
    const row = page.rows.get(index);
    if (!row) { missing ??= index; shown.push(placeholder(index)); continue; }
    const isAtHand = index === page.cursor;
    const cutting = isAtHand && page.cutting?.id === row.id ? page.cutting : null;
    const old = page.elements.get(index);
    const isSame = old && old.row === row && !isAtHand && !old.isAtHand;
    const entry = isSame ? old : { row, isAtHand, element: rowElement(row, page.versions, cutting) };
    entry.element.dataset.index = index;
    if (isAtHand) markAtHand(entry.element, row, { cutting, version: page.version, isReadOnly: page.readOnly !== "" });
    made.set(index, entry);
    shown.push(entry.element);
  }
  page.elements = made;
  find("rows").replaceChildren(...shown);
  find("rows").style.transform = `translateY(${heights.offset(first)}px)`;
  let isMoved = false;
  shown.forEach((child, index) => {
    if (!child.classList.contains("waiting")) isMoved = heights.set(first + index, child.offsetHeight) || isMoved;
  });
  if (isMoved) {
    find("spacer").style.height = `${heights.total}px`;
    const top = heights.offset(anchor) + delta;
    if (Math.abs(top - scroller.scrollTop) > 1) scroller.scrollTop = top;
  }
  if (missing !== null) load(Math.max(0, missing - OVERSCAN), Math.min(page.total, last + 40));
}

const currentRow = () => page.rows.get(page.cursor);

function show(index, isCentred = false) {
  page.cursor = Math.max(0, Math.min(index, page.total - 1));
  for (let round = 0; round < 3; round++) {
    const top = page.heights.offset(page.cursor);
    const bottom = page.heights.offset(page.cursor + 1);
    const height = scroller.clientHeight;
    const room = Math.min(60, height / 6);
    let wanted = scroller.scrollTop;
    if (isCentred && round === 0) wanted = top - height / 3;
    else if (top - room < scroller.scrollTop) wanted = top - room;
    else if (bottom + room > scroller.scrollTop + height) wanted = Math.min(bottom + room - height, top - room);
    if (Math.abs(wanted - scroller.scrollTop) > 1) scroller.scrollTop = wanted;
    draw();
  }
}

async function openView(filter, focus) {
  const answer = await ask("view", { ...filter, focus });
  if (!answer || answer.refused) return say(answer?.refused ?? "");
  page.filter = filter;
  page.view = answer.view;
  page.rows.clear();
  page.elements.clear();
  page.total = answer.total;
  page.heights = new Heights(answer.total, page.heights.usual);
  page.cursor = answer.focus;
  page.cutting = null;
  find("hint").textContent = Object.keys(filter).length ? `${answer.total} rows shown; Escape shows all` : "";
  progress(answer);
  const from = Math.max(0, answer.focus - 20);
  const rows = await ask("rows", { view: page.view, from, count: 60 });
  if (rows) take(rows);
  show(answer.focus, true);
}

// MARK: corrections

async function correct(correction, then) {
  if (page.readOnly) return say(page.readOnly);
  const answer = await ask("correct", { ...around(), revision: page.revision, correction });
  if (!answer) return;
  answered(answer, then);
}

function answered(answer, then) {
  take(answer);
  page.cutting = null;
  if (answer.refused) { say(answer.refused); return show(page.cursor); }
  say("");
  const touched = answer.touched ?? [];
  const changed = touched.length && then !== "stay" ? Math.min(...touched) : page.cursor;
  const place = then === "next" ? page.cursor + 1 : changed;
  show(place);
}

async function nextOpen() {
  const answer = await ask("next", { view: page.view, after: currentRow()?.id ?? 0 });
  if (!answer) return;
  if (answer.place === undefined) {
    return say(answer.done ? "Every row is decided." : "The next one is not among the rows shown.");
  }
  show(answer.place, true);
}

async function accept() {
  const row = currentRow();
  if (!row) return;
  if (row.status === "accepted") return show(page.cursor + 1);
  await correct({ do: "accept", row: row.id }, "next");
}

function startCutting() {
  const row = currentRow();
  if (!row) return;
  page.cutting = new Cutting(row, page.version);
  page.version = page.cutting.version;
  say("← → move the cut, ↑ ↓ another version, w words, Enter splits, Shift+J and Shift+K move a part, Escape leaves");
  show(page.cursor);
}

async function move(side) {
  const row = currentRow();
  if (!row) return;
  const correction = { do: "move", row: row.id, version: page.versions[page.version].tag, to: side };
  if (page.cutting) correction.at = page.cutting.chosen[page.version];
  await correct(correction, "stay");
}

async function writeNote() {
  const row = currentRow();
  if (!row) return;
  const text = await dialogs.note(row.note ?? "");
  if (text !== null && text !== (row.note ?? "")) await correct({ do: "note", row: row.id, text }, "stay");
  scroller.focus();
}

async function realign() {
  const parts = await dialogs.realign(post, page.versions);
  scroller.focus();
  if (parts === null) return void await ask("realign", { do: "drop" });
  const answer = await ask("realign", { ...around(), do: "take", parts });
  if (answer) { page.elements.clear(); answered(answer, "stay"); }
}

const actions = {
  accept,
  reject: () => correct({ do: "reject", row: currentRow()?.id }, "next"),
  reopen: () => correct({ do: "reopen", row: currentRow()?.id }, "stay"),
  merge: () => correct({ do: "merge", row: currentRow()?.id, with: "next" }),
  mergeBack: () => correct({ do: "merge", row: currentRow()?.id, with: "previous" }),
  split: startCutting,
  cut: () => page.cutting && correct({ do: "split", row: page.cutting.id, at: page.cutting.at(page.versions) }),
  words: () => { page.cutting?.useWords(); show(page.cursor); },
  leave: () => { page.cutting = null; say(""); show(page.cursor); },
  down: () => move("next"),
  up: () => move("previous"),
  pin: () => correct({ do: "pin", row: currentRow()?.id, on: !currentRow()?.pinned }, "stay"),
  mark: () => {
    const row = currentRow();
    if (!row) return undefined;
    const name = row.cells[page.version] ? "added" : "missing";
    const isOn = !row[name]?.includes(page.version);
    return correct({ do: name, row: row.id, version: page.versions[page.version].tag, on: isOn }, "stay");
  },
  note: writeNote,
  undo: () => correct({ do: "undo" }),
  redo: () => correct({ do: "redo" }),
  next: nextOpen,
  realign,
  find: () => find("find").select(),
  filter: async () => {
    const made = await dialogs.filter(page.filter, page.versions);
    scroller.focus();
    if (made) await openView(page.filter.text ? { ...made, text: page.filter.text } : made, currentRow()?.id);
  },
  export: () => dialogs.save(page.table.formats),
  help: () => dialogs.help(KEYS.map(([keys, , what]) => [keys.map(keyName), what])),
  all: () => openView({}, currentRow()?.id),
  first: () => show(0),
  last: () => show(page.total - 1),
  following: () => show(page.cursor + 1),
  before: () => show(page.cursor - 1),
  pageDown: () => byPage(1),
  pageUp: () => byPage(-1),
  right: () => chooseVersion(1),
  left: () => chooseVersion(-1),
};

function byPage(direction) {
  const place = page.heights.offset(page.cursor) + direction * scroller.clientHeight * 0.8;
  const index = page.heights.indexAt(Math.max(0, place));
  show(index === page.cursor ? index + direction : index);
}

function chooseVersion(step) {
  page.version = Math.max(0, Math.min(page.versions.length - 1, page.version + step));
  show(page.cursor);
}

function cuttingKey(name) {
  const cutting = page.cutting;
  const isBackwards = page.versions[cutting.version].dir === "rtl";
  switch (name) {
    case "ArrowLeft": cutting.step(isBackwards ? 1 : -1); break;
    case "ArrowRight": cutting.step(isBackwards ? -1 : 1); break;
    case "ArrowUp": cutting.otherVersion(-1); break;
    case "ArrowDown": case "Tab": cutting.otherVersion(1); break;
    case "Enter": return actions.cut(), true;
    case "Escape": return actions.leave(), true;
    case "w": return actions.words(), true;
    case "Shift+J": case "Alt+ArrowDown": return actions.down(), true;
    case "Shift+K": case "Alt+ArrowUp": return actions.up(), true;
    default: return false;
  }
  page.version = cutting.version;
  show(page.cursor);
  return true;
}

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
      const made = page.cutting ?? new Cutting(page.rows.get(index), page.version);
      made.choose(Number(place.dataset.version), Number(place.dataset.place));
      page.cutting = made;
      return draw();
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

async function acceptFinding(id) {
  const answer = await ask("finding", { ...around(), id });
  if (!answer) return;
  page.rows.clear();
  take(answer);
  say(answer.refused ?? "");
  draw();
}

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
  page.elements.clear();
  show(page.cursor);
});

let typing = 0;
find("find").addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    const { text: _, ...rest } = page.filter;
    const text = find("find").value.trim();
    openView(text ? { ...rest, text } : rest, currentRow()?.id);
  }, 200);
});
find("find").addEventListener("keydown", event => { if (event.key === "Enter") scroller.focus(); });

// Another window may have corrected something meanwhile, and findings come while rows are checked.
const refresh = () => {
  if (!page.view || page.cutting) return;
  const { from } = around();
  load(from, from + 60);
};
addEventListener("focus", refresh);
setInterval(() => { if (page.isChecking) refresh(); }, 2000);

async function begin() {
  const table = await ask("table", {});
  if (!table) return;
  page.table = table;
  page.versions = table.versions;
  page.readOnly = table.readOnly ? `Only to look at: ${table.readOnly}.` : "";
  page.heights.usual = innerWidth < 700 ? 220 : 80;
  document.title = `${table.name}: review`;
  find("name").textContent = table.name;
  document.documentElement.style.setProperty("--versions", table.versions.length);
  find("columns").replaceChildren(element("div", {}), ...table.versions.map(version =>
    element("div", { lang: version.lang, dir: version.dir, title: version.english }, `${version.name} `,
      element("small", {}, version.tag))));
  notice("");
  await openView({});
  scroller.focus();
  document.body.dataset.ready = "true";
}

// For tests: whether a correction is shown.
window.hexaplaRevision = () => page.revision;

begin();
