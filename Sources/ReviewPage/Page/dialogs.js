// Windows over the page: what is written, chosen or compared in them.

import { element } from "./rows.js";

const find = id => document.getElementById(id);

// Opens a dialog; gives what it was closed with.
function ask(dialog) {
  return new Promise(resolve => {
    dialog.returnValue = "cancel";
    dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
    dialog.showModal();
    dialog.scrollTop = 0;
  });
}

export async function help(keys) {
  find("keys").replaceChildren(...keys.flatMap(([names, what]) => [
    element("dt", {}, ...names.map(name => element("kbd", {}, name))), element("dd", {}, what)]));
  await ask(find("help"));
}

// The note as it should be, or null to leave it.
export async function note(text) {
  const field = find("note-text");
  field.value = text;
  const save = event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) find("note").close("save");
  };
  field.addEventListener("keydown", save);
  const answer = await ask(find("note"));
  field.removeEventListener("keydown", save);
  return answer === "save" ? field.value.trim() : null;
}

// What is to be shown, or null to leave it.
export async function filter(now, versions) {
  const form = find("filter").querySelector("form");
  for (const name of ["having", "lacking"]) {
    const first = name === "having" ? element("option", { value: "" }, "any version") : null;
    const none = name === "lacking"
      ? [element("option", { value: "" }, "—"), element("option", { value: "any" }, "any version")] : [];
    form.elements[name].replaceChildren(...[first, ...none].filter(Boolean),
      ...versions.map(version => element("option", { value: version.tag }, `${version.tag} ${version.name}`)));
  }
  for (const name of ["kind", "below", "having", "lacking"]) form.elements[name].value = now[name] ?? "";
  const answer = await ask(find("filter"));
  if (answer === "clear") return {};
  if (answer !== "show") return null;
  const made = {};
  for (const name of ["kind", "having", "lacking"]) {
    if (form.elements[name].value) made[name] = form.elements[name].value;
  }
  if (form.elements.below.value) made.below = Number(form.elements.below.value);
  return made;
}

export async function save(formats) {
  find("formats").replaceChildren(...formats.map(format =>
    element("a", { href: `export?format=${format}`, download: true, class: "format" }, format)));
  await ask(find("export"));
}

// Asks until the rows are realigned, shows what would change, and gives the parts to take, or null.
export async function realign(post, versions) {
  const dialog = find("realign");
  const [status, parts, take] = [find("realign-status"), find("realign-parts"), find("realign-take")];
  parts.replaceChildren();
  take.hidden = true;
  status.textContent = "Begins…";
  let isOpen = true;
  const closed = ask(dialog).then(answer => { isOpen = false; return answer; });
  find("realign-drop").onclick = () => dialog.close("drop");
  take.onclick = () => dialog.close("take");
  let answer = await post("realign", { do: "start" });
  while (isOpen && answer.running) {
    status.textContent = answer.step ? `${answer.step} …` : "Works…";
    await new Promise(resolve => setTimeout(resolve, 250));
    answer = await post("realign", { do: "status" });
  }
  if (isOpen) {
    status.textContent = answer.refused ?? (answer.count === 0
      ? "Nothing would change: the rows stay as they are."
      : `${answer.count} ${answer.count === 1 ? "place" : "places"} would change. Accepted rows and pins stay.`);
    parts.replaceChildren(...(answer.parts ?? []).map((part, index) => comparison(part, index, versions)));
    if (answer.count > (answer.parts?.length ?? 0)) {
      parts.append(element("p", {}, `… and ${answer.count - answer.parts.length} more, which are taken with these.`));
    }
    take.hidden = !answer.count;
    if (answer.count) take.focus({ preventScroll: true });
    dialog.scrollTop = 0;
  }
  if (await closed !== "take") return null;
  const left = [...parts.querySelectorAll("input:not(:checked)")].map(box => Number(box.value));
  return Array.from({ length: answer.count }, (_, index) => index).filter(index => !left.includes(index));
}

function comparison(part, index, versions) {
  const box = element("input", { type: "checkbox", value: index, checked: true });
  const table = (name, rows) => element("table", { class: name }, ...rows.map(row => element("tr", {},
    element("th", { scope: "row" }, row.n ? String(row.n) : "→"),
    ...row.cells.map((text, version) =>
      element("td", { lang: versions[version].lang, dir: versions[version].dir }, text)))));
  return element("section", { class: "comparison" },
    element("label", {}, box, ` ${part.old.length} → ${part.new.length} rows`),
    table("old", part.old), table("new", part.new));
}
