// Which rows are shown: those that a filter lets pass, and where among them one looks.

import * as dialogs from "./dialogs.js";
import { forget, show } from "./drawing.js";
import { Heights } from "./heights.js";
import { ask, currentRow, find, page, progress, say, scroller, take } from "./page.js";

export async function openView(filter, focus) {
  const answer = await ask("view", { ...filter, focus });
  if (!answer || answer.refused) return say(answer?.refused ?? "");
  page.filter = filter;
  page.view = answer.view;
  page.rows.clear();
  forget();
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

export const showAll = () => openView({}, currentRow()?.id);

export function showWords(text) {
  const { text: _, ...rest } = page.filter;
  return openView(text ? { ...rest, text } : rest, currentRow()?.id);
}

export async function chooseFilter() {
  const made = await dialogs.filter(page.filter, page.versions);
  scroller.focus();
  if (made) await openView(page.filter.text ? { ...made, text: page.filter.text } : made, currentRow()?.id);
}

export async function nextOpen() {
  const answer = await ask("next", { view: page.view, after: currentRow()?.id ?? 0 });
  if (!answer) return;
  if (answer.place === undefined) {
    return say(answer.done ? "Every row is decided." : "The next one is not among the rows shown.");
  }
  show(answer.place, true);
}

export function byPage(direction) {
  const place = page.heights.offset(page.cursor) + direction * scroller.clientHeight * 0.8;
  const index = page.heights.indexAt(Math.max(0, place));
  show(index === page.cursor ? index + direction : index);
}

export function chooseVersion(step) {
  page.version = Math.max(0, Math.min(page.versions.length - 1, page.version + step));
  show(page.cursor);
}
