// Which key does what.

export const KEYS = [
  [["ArrowDown", "j"], "following", "Next row"], [["ArrowUp", "k"], "before", "Row before"],
  [["ArrowLeft", "h"], "left", "Version to the left"], [["ArrowRight", "l"], "right", "Version to the right"],
  [["Tab"], "next", "Least sure row that is open"],
  [["Enter", "a"], "accept", "Accept the row, and on"], [["x"], "reject", "Reject the row, and on"],
  [["Shift+A"], "acceptShown", "Accept all rows shown that are open, as one step: u takes all of it back"],
  [["o"], "reopen", "Neither accepted nor rejected"],
  [["m"], "merge", "Merge with the next row"], [["Shift+M"], "mergeBack", "Merge with the row before"],
  [["s"], "split", "Split: choose the place in each version, then Enter"],
  [["Shift+J", "Alt+ArrowDown"], "down", "Move the version's text to the next row; while splitting, what follows the cut"],
  [["Shift+K", "Alt+ArrowUp"], "up", "Move it to the row before; while splitting, what stands before the cut"],
  [["p"], "pin", "Pin: a row begins here, whatever realigning does"],
  [["g"], "mark", "Missing, or added, on purpose in this version"], [["n"], "note", "Note"],
  [["u", "Ctrl+z"], "undo", "Undo"], [["Shift+U", "Ctrl+y"], "redo", "Redo"],
  [["/"], "find", "Find words"], [["f"], "filter", "Show some rows only"], [["Escape"], "all", "Show all rows again"],
  [["Shift+R"], "realign", "Realign what is neither accepted nor pinned"],
  [["e"], "export", "Save the corrected table"],
  [["PageDown"], "pageDown", "A page down"], [["PageUp"], "pageUp", "A page up"],
  [["Home"], "first", "First row"], [["End"], "last", "Last row"], [["?"], "help", "These keys"],
];

const ARROWS = { ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→" };
export const keyName = key => key.replace(/Arrow\w+/, name => ARROWS[name]);

// A key with those held down with it, as the table above spells it.
export function spelled(event) {
  const letter = event.key;
  if (event.ctrlKey || event.metaKey) return `Ctrl+${letter.toLowerCase()}`;
  if (event.altKey) return `Alt+${letter}`;
  if (event.shiftKey && /^[A-Za-z]$/.test(letter)) return `Shift+${letter.toUpperCase()}`;
  return event.shiftKey && letter.length > 1 ? `Shift+${letter}` : letter;
}
