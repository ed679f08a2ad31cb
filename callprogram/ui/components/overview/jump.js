// Ctrl+K, Command+K, or a button on a telephone: somewhere by a few letters. What is found is the server's; the first of it is chosen.
const WAIT = 150;
const shells = new WeakMap();

export default function ({ parentElement, data, setStateValue, setTriggerValue }) {
  const shell = shells.get(parentElement) ?? begin(parentElement);
  Object.assign(shell, { data, tell: setStateValue, go: setTriggerValue });
  draw(shell);
  return standing(shells, parentElement, shell, () => document.removeEventListener("keydown", shell.open, true));
}

function begin(parent) {
  const shell = { dialog: parent.querySelector("dialog"), input: parent.querySelector("input"), chosen: 0 };
  shell.found = parent.querySelector(".found");
  shell.status = parent.querySelector("[role=status]");
  shell.button = parent.querySelector(".open");
  shell.button.addEventListener("click", () => show(shell));
  shell.open = (event) => open(shell, event);
  document.addEventListener("keydown", shell.open, true);
  shell.input.addEventListener("input", () => ask(shell));
  shell.dialog.addEventListener("keydown", (event) => move(shell, event));
  shell.dialog.dataset.listens = "true";
  shell.dialog.addEventListener("click", (event) => event.target === shell.dialog && shell.dialog.close());
  return shell;
}

function open(shell, event) {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  show(shell);
}

function show(shell) {
  if (shell.dialog.open) return;
  shell.input.value = "";
  draw(shell);
  shell.dialog.showModal();
}

function ask(shell) {
  clearTimeout(shell.soon);
  shell.chosen = 0;
  draw(shell);
  shell.soon = setTimeout(() => shell.tell("words", shell.input.value.trim()), WAIT);
}

// What was found for other letters than these is not shown, so that Enter goes where one has read.
function current(shell) {
  const words = shell.input.value.trim();
  return words && words === shell.data.words ? shell.data.found : null;
}

function draw(shell) {
  const found = current(shell);
  shell.button.hidden = shell.data.keyboard;
  shell.found.replaceChildren(...(found ?? []).map((place, number) => line(shell, place, number)));
  shell.status.textContent = found?.length === 0 ? "Nothing is called so." : "";
}

function line(shell, place, number) {
  const button = document.createElement("button");
  const [name, hint] = [document.createElement("span"), document.createElement("small")];
  button.type = "button";
  name.textContent = place.name;
  hint.textContent = place.hint;
  button.append(name, hint);
  button.setAttribute("aria-current", String(number === shell.chosen));
  button.addEventListener("click", () => choose(shell, place));
  return button;
}

function move(shell, event) {
  event.stopPropagation();
  const found = current(shell) ?? [];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && found.length) {
    event.preventDefault();
    shell.chosen = (shell.chosen + step + found.length) % found.length;
    draw(shell);
  } else if (event.key === "Enter" && event.target === shell.input && !event.isComposing) {
    event.preventDefault();
    if (found.length) choose(shell, found[shell.chosen]);
  }
}

function choose(shell, { page, about }) {
  shell.dialog.close();
  shell.go("go", { page, about });
}
