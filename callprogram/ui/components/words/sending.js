// What was pressed is painted at once, and sent again until the server says that it has it.
const AGAIN = 1500;
const SOON = 4000;
const shells = new WeakMap();

// One shell for as long as the component stands: `begin` makes it, `draw` shows what the server last said.
function mounted(component, begin, draw, end = () => {}) {
  const { parentElement, data, setStateValue } = component;
  const shell = shells.get(parentElement) ?? begin(parentElement, data);
  shell.tell = setStateValue;
  shell.data = data;
  draw(shell);
  shell.again ??= setInterval(() => send(shell), AGAIN);
  return standing(shells, parentElement, shell, () => (clearInterval(shell.again), end(shell)));
}

// Letters and figures only: a press that rings is named in the address at which the telephone is heard.
function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function press(shell, about, what, text = "") {
  const pressed = { id: newId(), about, what, text, at: Date.now() };
  shell.waiting.set(pressed.id, pressed);
  send(shell);
  return pressed;
}

function send(shell) {
  const presses = [...shell.waiting.values()];
  if (presses.length) shell.tell("pressed", { id: newId(), presses });
  const late = presses.some(({ at }) => Date.now() - at > SOON);
  shell.parent.querySelector(".late").textContent = late ? "Not saved yet; it is sent again." : "";
}

// What the server has heard is not sent again; what it has not stays until it has.
function heard(shell) {
  const found = [...shell.waiting.values()].filter(({ id }) => shell.data.heard.includes(id));
  for (const { id } of found) shell.waiting.delete(id);
  return found;
}

// Whether somebody types, here or anywhere on the page, so that letters are words and no keys.
function writes(root) {
  const active = root.activeElement ?? document.activeElement;
  return /^(input|textarea|select)$/i.test(active?.tagName ?? "") || Boolean(active?.isContentEditable);
}
