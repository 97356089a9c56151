// What keys and buttons do, by name.

import * as corrections from "./corrections.js";
import * as dialogs from "./dialogs.js";
import { show } from "./drawing.js";
import { KEYS, keyName } from "./keys.js";
import { find, page } from "./page.js";
import * as views from "./views.js";

export const actions = {
  accept: corrections.accept,
  acceptShown: corrections.acceptShown,
  reject: () => corrections.decide("reject", "next"),
  reopen: () => corrections.decide("reopen", "stay"),
  merge: () => corrections.merge("next"),
  mergeBack: () => corrections.merge("previous"),
  split: corrections.startCutting,
  cut: corrections.cut,
  words: corrections.cutAtWords,
  leave: corrections.stopCutting,
  down: () => corrections.move("next"),
  up: () => corrections.move("previous"),
  pin: corrections.pin,
  mark: corrections.mark,
  note: corrections.writeNote,
  undo: () => corrections.correct({ do: "undo" }),
  redo: () => corrections.correct({ do: "redo" }),
  realign: corrections.realign,
  next: views.nextOpen,
  find: () => find("find").select(),
  filter: views.chooseFilter,
  all: views.showAll,
  export: () => dialogs.save(page.table.formats),
  help: () => dialogs.help(KEYS.map(([keys, , what]) => [keys.map(keyName), what])),
  first: () => show(0),
  last: () => show(page.total - 1),
  following: () => show(page.cursor + 1),
  before: () => show(page.cursor - 1),
  pageDown: () => views.byPage(1),
  pageUp: () => views.byPage(-1),
  right: () => views.chooseVersion(1),
  left: () => views.chooseVersion(-1),
};

// A key while a row is being cut; whether it means something then.
export function cuttingKey(name) {
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
