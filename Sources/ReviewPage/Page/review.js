// The page of a review begins: what the table is, and its rows from the first on.

import "./input.js";
import { ask, find, notice, page, scroller } from "./page.js";
import { element } from "./rows.js";
import { openView } from "./views.js";

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
