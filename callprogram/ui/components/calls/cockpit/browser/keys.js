// Keys: a letter alone, and with Ctrl or Alt while one writes.
const MAC = /Mac|iPhone|iPad/.test(navigator.platform);
const WITH_CTRL = ["t", "n", "l", "u"];
const LETTERS = { u: takeBack, w: write, p: promise, o: others, "?": showKeys };

function listen(shell) {
  shell.keys = (event) => key(shell, event);
  document.addEventListener("keydown", shell.keys, true);
}

function key(shell, event) {
  if (shell.data.telephone || event.repeat || event.isComposing || document.querySelector("[role=dialog]")) return;
  const inside = shell.root.activeElement;
  if (event.key === "Tab" && !event.shiftKey && inside === shell.box?.area && (keepPromise(shell) || keepOnceRead(shell))) return stop(event);
  if (event.key === "Escape" && writes(shell.root)) return (inside ?? document.activeElement).blur();
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return stop(event), call(shell, event.shiftKey);
  const letter = /^Key[A-Z]$/.test(event.code) && event.altKey ? event.code.slice(3).toLowerCase() : event.key.toLowerCase();
  if (writes(shell.root) ? !inside || !isWithKey(event, letter) : event.ctrlKey || event.altKey || event.metaKey) return;
  const outcome = shell.data.outcomes.first.find((each) => each.key?.toLowerCase() === letter);
  if (!outcome && !LETTERS[letter] && !(letter >= "1" && letter <= "9")) return;
  stop(event);
  if (outcome) give(shell, outcome.what);
  else if (LETTERS[letter]) LETTERS[letter](shell);
  else choose(shell, Number(letter) - 1);
}

// On a Mac Ctrl is free; elsewhere it pastes and opens tabs, so that Alt is there for all of them.
function isWithKey(event, letter) {
  if (event.metaKey || (event.ctrlKey && event.altKey)) return false;
  return MAC ? event.ctrlKey : event.altKey || (event.ctrlKey && WITH_CTRL.includes(letter));
}

function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}

// On a telephone the note is out of sight until it is wanted.
function write(shell) {
  find(shell, ".deck").dataset.phase = "during";
  shell.box?.area.focus();
}

function promise(shell) {
  find(shell, ".say").focus();
}

function others(shell) {
  find(shell, ".outcomes").lastElementChild.click();
}

function choose(shell, place) {
  const one = find(shell, ".people").children[place];
  one?.click();
}

// Ctrl and Enter go on with the call: it begins, it is connected; with Shift it ends.
function call(shell, ends) {
  const wanted = ends ? [".hang-up"] : [".connect", ".call"];
  wanted.map((name) => find(shell, `.line ${name}`)).find(Boolean)?.click();
}

function showKeys(shell) {
  const panel = find(shell, ".all-keys");
  const keys = [
    ...shell.data.outcomes.first.map(({ key, label }) => [key, label]),
    ["O", "Other outcomes, with the arrows"],
    ["U", "Undo, for ten seconds"],
    ["W", "Write the note"],
    ["P", "Say a promise"],
    ["Tab", "Keep the promise that is lit up"],
    ["Ctrl Enter", "Call, connect"],
    ["Ctrl Shift Enter", "Hang up"],
    ["1 to 9", "That person of the row"],
    ["Esc", "Stop writing"],
    [`${MAC ? "Ctrl" : "Alt"} and a letter`, "The same while you write"],
  ];
  panel.replaceChildren(part("strong", "", "Keys"), ...keys.map(([name, what]) => part("p", "", part("kbd", "", name), ` ${what}`)));
  panel.togglePopover();
}
