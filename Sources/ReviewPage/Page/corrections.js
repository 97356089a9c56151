// What a person decides becomes a correction, and the rows that it makes are shown.

import { Cutting } from "./cutting.js";
import * as dialogs from "./dialogs.js";
import { draw, forget, show } from "./drawing.js";
import { around, ask, currentRow, page, say, scroller, take } from "./page.js";
import { post } from "./server.js";

// `then` says where the cursor goes: to the next row, nowhere, or to the first row that was changed.
export async function correct(correction, then) {
  if (page.readOnly) return say(page.readOnly);
  const answer = await ask("correct", { ...around(), revision: page.revision, correction });
  if (answer) answered(answer, then);
}

function answered(answer, then) {
  take(answer);
  page.cutting = null;
  if (answer.refused) { say(answer.refused); return show(page.cursor); }
  say("");
  const touched = answer.touched ?? [];
  const changed = touched.length && then !== "stay" ? Math.min(...touched) : page.cursor;
  show(then === "next" ? page.cursor + 1 : changed);
}

export async function accept() {
  const row = currentRow();
  if (!row) return;
  if (row.status === "accepted") return show(page.cursor + 1);
  await correct({ do: "accept", row: row.id }, "next");
}

// What the filter shows and nobody has decided, as one correction: one undoing takes all of it back.
export async function acceptShown() {
  if (page.readOnly) return say(page.readOnly);
  const answer = await ask("accept-shown", { ...around(), revision: page.revision });
  if (!answer) return;
  answered(answer, "stay");
  if (!answer.refused) say(`${answer.made} row${answer.made === 1 ? "" : "s"} accepted; u takes all of that back`);
}

export const decide = (what, then) => correct({ do: what, row: currentRow()?.id }, then);
export const merge = side => correct({ do: "merge", row: currentRow()?.id, with: side });
export const pin = () => correct({ do: "pin", row: currentRow()?.id, on: !currentRow()?.pinned }, "stay");

export function startCutting() {
  const row = currentRow();
  if (!row) return;
  page.cutting = new Cutting(row, page.version);
  page.version = page.cutting.version;
  say("← → move the cut, ↑ ↓ another version, w words, Enter splits, Shift+J and Shift+K move a part, Escape leaves");
  show(page.cursor);
}

export function cut() {
  if (page.cutting) correct({ do: "split", row: page.cutting.id, at: page.cutting.at(page.versions) });
}

export function stopCutting() {
  page.cutting = null;
  say("");
  show(page.cursor);
}

export function cutAtWords() {
  page.cutting?.useWords();
  show(page.cursor);
}

export function cutAt(row, version, place) {
  page.cutting ??= new Cutting(row, page.version);
  page.cutting.choose(version, place);
  draw();
}

export async function move(side) {
  const row = currentRow();
  if (!row) return;
  const correction = { do: "move", row: row.id, version: page.versions[page.version].tag, to: side };
  if (page.cutting) correction.at = page.cutting.chosen[page.version];
  await correct(correction, "stay");
}

export async function mark() {
  const row = currentRow();
  if (!row) return;
  const name = row.cells[page.version] ? "added" : "missing";
  const isOn = !row[name]?.includes(page.version);
  await correct({ do: name, row: row.id, version: page.versions[page.version].tag, on: isOn }, "stay");
}

export async function writeNote() {
  const row = currentRow();
  if (!row) return;
  const text = await dialogs.note(row.note ?? "");
  if (text !== null && text !== (row.note ?? "")) await correct({ do: "note", row: row.id, text }, "stay");
  scroller.focus();
}

export async function realign() {
  const parts = await dialogs.realign(post, page.versions);
  scroller.focus();
  if (parts === null) return void await ask("realign", { do: "drop" });
  const answer = await ask("realign", { ...around(), do: "take", parts });
  if (answer) { forget(); answered(answer, "stay"); }
}

export async function acceptFinding(id) {
  const answer = await ask("finding", { ...around(), id });
  if (!answer) return;
  page.rows.clear();
  take(answer);
  say(answer.refused ?? "");
  draw();
}
