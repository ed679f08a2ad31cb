// Buttons whose press names whom it is about, and is sent again until the server says that it has it.
const AGAIN = 1500;
const SOON = 4000;
const OTHERS = "others";
const shells = new WeakMap();

export default function (component) {
  const { parentElement, data, setStateValue } = component;
  const shell = shells.get(parentElement) ?? begin(parentElement);
  shell.data = data;
  shell.post = (presses) => setStateValue("pressed", { id: newId(), presses });
  hear(shell);
  draw(shell);
  shell.again ??= setInterval(() => send(shell), AGAIN);
  return () => {
    clearInterval(shell.again);
    document.removeEventListener("keydown", shell.keys);
    shells.delete(parentElement);
  };
}

// Letters and figures only: a press that rings is named in the address at which the telephone is heard.
function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function begin(parent) {
  const shell = { parent, waiting: new Map() };
  shell.keys = (event) => pressKey(shell, event);
  document.addEventListener("keydown", shell.keys);
  shells.set(parent, shell);
  return shell;
}

// What the server has heard is not sent again; what it has not stays until it has.
function hear(shell) {
  for (const [about, press] of shell.waiting) if (shell.data.heard.includes(press.id)) shell.waiting.delete(about);
}

function send(shell) {
  if (!shell.waiting.size) return;
  draw(shell);
  shell.post([...shell.waiting.values()]);
}

// The card that somebody looks at, for the one below it may still be on its way.
function shown(shell) {
  const card = shell.data.card;
  if (!card) return shell.data.about;
  const seen = [...document.querySelectorAll(`[id^="${card}"]`)].filter((each) => !each.closest("[data-stale=true]"));
  return seen.length === 1 ? Number(seen[0].id.slice(card.length)) : null;
}

function press(shell, what) {
  const about = shown(shell);
  shell.parent.querySelector(".more").hidePopover();
  if (about === null) return;
  shell.waiting.set(about, { id: newId(), about, what, at: Date.now() });
  send(shell);
}

function pressKey(shell, event) {
  const writes = /^(input|textarea|select)$/i.test(document.activeElement?.tagName ?? "");
  const asked = document.querySelector("[role=dialog]");
  const elsewhere = asked && !asked.contains(shell.parent.getRootNode().host ?? shell.parent);
  if (writes || elsewhere || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  const wanted = shell.data.buttons.find((each) => each.key && each.key.toLowerCase() === event.key.toLowerCase());
  if (!wanted) return;
  event.preventDefault();
  press(shell, wanted.what);
}

function draw(shell) {
  const { buttons, more, about } = shell.data;
  const bar = shell.parent.querySelector(".bar");
  const menu = shell.parent.querySelector(".more");
  place(shell, bar, more.length ? [...buttons, { label: "⋯", what: OTHERS, hint: "Other outcomes" }] : buttons);
  place(shell, menu, more);
  const busy = shell.waiting.get(about);
  for (const button of [...bar.children, ...menu.children])
    button.setAttribute("aria-busy", String(busy?.what === button.dataset.what));
  const late = [...shell.waiting.values()].some((press) => Date.now() - press.at > SOON);
  shell.parent.querySelector("[role=status]").textContent = late ? "Not saved yet; it is sent again." : "";
}

// A button stays the same one for every card: one that is replaced between the finger's down and up is never pressed.
function place(shell, box, wanted) {
  if (wanted.some(({ what }, number) => box.children[number]?.dataset.what !== what) || box.children.length > wanted.length)
    box.replaceChildren(...wanted.map(({ what }) => button(shell, what)));
  wanted.forEach(({ label, key, done, main, hint }, number) => {
    const one = box.children[number];
    one.querySelector("span").textContent = done ? `✓ ${label}` : label;
    one.querySelector("kbd").textContent = key ?? "";
    one.classList.toggle("main", Boolean(main));
    if (hint) one.setAttribute("aria-label", hint);
    if (done !== undefined) one.setAttribute("aria-pressed", String(done));
  });
}

function button(shell, what) {
  const one = Object.assign(document.createElement("button"), { type: "button" });
  one.dataset.what = what;
  one.append(document.createElement("span"), document.createElement("kbd"));
  // The second half of a double click is not a press of what has come under the pointer meanwhile.
  one.onclick = (event) => (what === OTHERS ? unfold(shell, one) : event.detail > 1 || press(shell, what));
  return one;
}

function unfold(shell, other) {
  const menu = shell.parent.querySelector(".more");
  const box = other.getBoundingClientRect();
  menu.style.right = `${window.innerWidth - box.right}px`;
  menu.style.bottom = `${window.innerHeight - box.top + 4}px`;
  menu.togglePopover();
}
