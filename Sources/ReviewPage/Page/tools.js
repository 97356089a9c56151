// What can be done with the row at hand.

import { element } from "./rows.js";

export function markAtHand(made, row, { cutting, version, isReadOnly }) {
  made.setAttribute("aria-current", "true");
  made.querySelector(`.cell[data-version="${cutting?.version ?? version}"]`)?.classList.add("at-hand");
  if (isReadOnly) return;
  const tool = (name, text, title) => element("button", { "data-do": name, title, tabindex: "-1" }, text);
  made.append(element("p", { class: "tools" }, ...(cutting
    ? [tool("cut", "Split here", "Enter"), tool("down", "Rest to the next row", "Shift+J"),
      tool("up", "Beginning to the row before", "Shift+K"), tool("words", cutting.byWords ? "Sentences" : "Words", "w"),
      tool("leave", "Leave", "Escape")]
    : [tool("accept", row.status === "accepted" ? "Accepted" : "Accept", "Enter"), tool("reject", "Reject", "x"),
      tool("merge", "Merge ↓", "m"), tool("mergeBack", "Merge ↑", "Shift+M"), tool("split", "Split", "s"),
      tool("down", "Move ↓", "Shift+J"), tool("up", "Move ↑", "Shift+K"), tool("pin", row.pinned ? "Unpin" : "Pin", "p"),
      tool("mark", row.cells[version] ? "Added" : "Missing", "g"), tool("note", "Note", "n")])));
}
