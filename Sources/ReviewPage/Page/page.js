// What the page knows of the review, and what it says of it.

import { Heights } from "./heights.js";
import { post } from "./server.js";

export const find = id => document.getElementById(id);
export const scroller = find("scroller");
// Rows drawn beyond the edges of the window.
export const OVERSCAN = 6;

export const page = {
  versions: [], view: 0, total: 0, revision: 0, cursor: 0, version: 0, filter: {}, rows: new Map(), cutting: null,
  heights: new Heights(0, 80), table: {}, readOnly: "", isChecking: false,
};

export const currentRow = () => page.rows.get(page.cursor);

// What goes wrong on the way is said once, and mended by the next answer.
export async function ask(path, fields) {
  try {
    const answer = await post(path, fields);
    notice("");
    return answer;
  } catch {
    notice("The server does not answer. What was confirmed is safe; start hexapla review again and reload this page.");
    return null;
  }
}

export function notice(text) {
  find("notice").textContent = text || page.readOnly;
  find("notice").hidden = !(text || page.readOnly);
}

export const say = text => { find("status").textContent = text; };

// Which rows an answer should bring: those in view.
export const around = () => {
  const first = Math.max(0, page.heights.indexAt(scroller.scrollTop) - 2 * OVERSCAN);
  return { view: page.view, from: first, count: 60 };
};

// Keeps what an answer says. Rows of another revision are forgotten; `look` tells whether a row is drawn as it is now.
export function take(answer) {
  if (answer.revision !== undefined) {
    if (answer.revision !== page.revision) page.rows.clear();
    page.revision = answer.revision;
    progress(answer);
  }
  if (answer.total !== undefined && answer.total !== page.total) {
    page.heights.resize(answer.total, Math.min(answer.touched?.[0] ?? page.cursor, page.cursor) + 1);
    page.total = answer.total;
  }
  answer.rows?.forEach((row, index) => {
    const { n, ...look } = row;
    row.look = JSON.stringify(look);
    page.rows.set(answer.from + index, row);
  });
}

export function progress(answer) {
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
