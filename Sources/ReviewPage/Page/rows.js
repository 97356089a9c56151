// A row as elements of the page.

const DECIDED = { accepted: "✓", rejected: "✗", open: "" };

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

// Code points of a text: what the log counts.
export const length = text => { let count = 0; for (const _ of text) count++; return count; };

const shade = score => score === undefined ? "none" : score >= 0.9 ? "sure" : score >= 0.6 ? "fair" : "low";

export function rowElement(row, versions, cutting) {
  const cells = row.cells.map((pieces, version) => cellElement(row, pieces, version, versions[version], cutting));
  const number = element("div", { class: "head" },
    element("span", { class: "number" }, String(row.n)),
    element("span", { class: "decided", "aria-label": row.status }, DECIDED[row.status]),
    row.pinned ? element("span", { class: "pin", title: "A row begins here, whatever realigning does" }, "pin") : null,
    row.score !== undefined
      ? element("span", { class: "score", title: "How sure the row is" }, row.score.toFixed(2).replace(/^0/, ""))
      : row.edited ? element("span", { class: "score", title: "Put together by hand" }, "✎") : null);
  const made = element("article", {
    class: `row grid ${row.status} ${shade(row.score)}`, "data-id": row.id, role: "group",
    "aria-label": `Row ${row.n}`,
  }, number, ...cells);
  if (row.note) made.append(element("p", { class: "note" }, row.note));
  for (const finding of row.findings ?? []) made.append(findingElement(finding, versions));
  return made;
}

function findingElement(finding, versions) {
  return element("p", { class: `finding ${finding.severity}` },
    element("b", {}, `${finding.rule} `),
    element("span", {}, `${versions[finding.version].tag}: ${finding.message} `),
    element("button", { "data-finding": finding.id, title: "Into the baseline: it is as it should be" }, "Accept finding"));
}

function cellElement(row, pieces, version, column, cutting) {
  const marks = [];
  if (row.moved?.includes(version)) marks.push(["moved", "stands elsewhere in its text"]);
  if (row.missing?.includes(version)) marks.push(["missing", "missing on purpose"]);
  if (row.added?.includes(version)) marks.push(["added", "added on purpose"]);
  const cell = element("div", {
    class: pieces ? "cell" : "cell gap", "data-version": version, "data-tag": column.tag,
    lang: column.lang, dir: column.dir,
  });
  for (const [name, title] of marks) cell.append(element("span", { class: `mark ${name}`, title }, name));
  if (!pieces) return cell;
  const text = element("span", { class: "text" });
  fill(text, row, pieces, version, cutting);
  cell.append(text);
  return cell;
}

// Words with links, passages with findings, and places to cut at, each of which may begin inside another.
function fill(text, row, pieces, version, cutting) {
  const points = [...pieces.join("")];
  const cuts = new Set();
  let sum = 0;
  for (const piece of pieces.slice(0, -1)) cuts.add(sum += length(piece));
  if (cutting) for (const place of cutting.places[version]) cuts.add(place);
  const spans = [];
  for (const [one, other, links] of row.links ?? []) {
    for (const [start, end, otherStart, otherEnd] of links) {
      if (one === version) spans.push({ start, end, word: `${version}:${start}`, to: `${other}:${otherStart}` });
      if (other === version) {
        spans.push({ start: otherStart, end: otherEnd, word: `${version}:${otherStart}`, to: `${one}:${start}` });
      }
    }
  }
  for (const finding of row.findings ?? []) {
    for (const [place, start, end] of finding.places) if (place === version) spans.push({ start, end, finding: true });
  }
  const bounds = new Set([0, points.length, ...cuts]);
  for (const { start, end } of spans) { bounds.add(start); bounds.add(end); }
  const order = [...bounds].filter(point => point >= 0 && point <= points.length).sort((one, other) => one - other);
  const chosen = cutting?.chosen[version];
  for (let i = 0; i < order.length; i++) {
    const [start, end] = [order[i], order[i + 1]];
    const isPlace = cuts.has(start) || (cutting && (start === 0 || start === points.length) && chosen === start);
    if (isPlace) text.append(placeElement(version, start, chosen));
    if (end === undefined) break;
    const own = spans.filter(span => span.start <= start && span.end >= end);
    const isAfter = chosen !== undefined && start >= chosen;
    const fragment = points.slice(start, end).join("");
    if (own.length === 0 && !isAfter) { text.append(fragment); continue; }
    const words = [...new Set(own.filter(span => span.word).map(span => span.word))];
    const linked = [...new Set(own.filter(span => span.to).map(span => span.to))];
    text.append(element("span", {
      class: [words.length ? "word" : "", own.some(span => span.finding) ? "found" : "", isAfter ? "after" : ""]
        .filter(Boolean).join(" "),
      "data-words": words.length ? words.join(" ") : undefined, "data-to": linked.length ? linked.join(" ") : undefined,
    }, fragment));
  }
}

function placeElement(version, place, chosen) {
  return element("button", {
    class: place === chosen ? "place chosen" : "place", "data-version": version, "data-place": place, tabindex: "-1",
    title: "Cut here", "aria-label": "Cut here",
  });
}

export function placeholder(index) {
  return element("article", { class: "row grid waiting", "data-index": index, "aria-hidden": "true" },
    element("div", { class: "head" }, element("span", { class: "number" }, "…")));
}
