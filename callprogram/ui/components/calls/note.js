// A pause of this long sends what was typed; what is not confirmed is sent again, and said after a while.
const PAUSE = 500;
const AGAIN = 2000;
const SOON = 4000;
const ALIVE = 3 * AGAIN;
const COPIES = "callprogram-note/";
// Every load of the page is a window of its own: what it wrote is never taken for what another one wrote.
const WRITER = newWriter();
// When a window says goodbye, its copy says that nobody sits before it any more.
const CLOSED = 0;
const PARTS = ["note", "private"];
const shells = new WeakMap();
let sent = 0;

function newWriter() {
  return `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
}

export default function (component) {
  const { parentElement, data, setStateValue } = component;
  const shell = shells.get(parentElement) ?? begin(parentElement, data);
  shell.post = (notes) => setStateValue("typed", { id: shell.id, notes });
  hear(shell, data);
  shell.again ??= setInterval(() => sendAgain(shell), AGAIN);
  if (leftovers(shell).length) sendAll(shell);
  return () => {
    clearInterval(shell.again);
    shell.again = undefined;
    document.removeEventListener("keydown", shell.focus);
    document.removeEventListener("visibilitychange", shell.leave);
    window.removeEventListener("pagehide", shell.close);
    window.removeEventListener("pageshow", shell.come);
  };
}

function begin(parent, data) {
  const shell = { parent, boxes: [], status: parent.querySelector("[role=status]"), id: 0 };
  for (const part of PARTS) {
    const area = parent.querySelector(`textarea.${part}`);
    if (data.entry !== null && data.saved[part] !== null) shell.boxes.push(open(shell, part, area, data));
    else area.hidden = true;
  }
  fold(parent, data);
  shell.focus = (event) => startWriting(shell, event);
  shell.leave = () => document.hidden && sendAll(shell);
  shell.close = () => unsaved(shell).forEach((box) => keep(box, CLOSED));
  shell.come = (event) => event.persisted && shell.boxes.forEach((box) => (box.writer = newWriter()));
  document.addEventListener("keydown", shell.focus);
  document.addEventListener("visibilitychange", shell.leave);
  window.addEventListener("pagehide", shell.close);
  window.addEventListener("pageshow", shell.come);
  shells.set(parent, shell);
  // A new card begins at its top, wherever the last one was left.
  if (data.entry !== null) document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 });
  return shell;
}

function open(shell, part, area, data) {
  const saved = data.saved[part];
  const place = `${COPIES}${data.entry}/${part}/`;
  const box = { entry: data.entry, part, area, base: saved, saved, writer: WRITER, copy: `${place}${WRITER}` };
  area.value = saved;
  goOn(box, place);
  if (part === "note" && data.questions.length) area.placeholder = data.questions.join("\n");
  area.addEventListener("input", () => typed(shell, box));
  area.addEventListener("blur", () => sendAll(shell));
  // Letters typed here are words, not the page's keys; Escape gives the keys back to the page.
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape") area.blur();
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
  });
  return box;
}

// What a closed window could not send is gone on with at once, as if this were the same window.
function goOn(box, place) {
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith(place))) {
    const { text, base, writer, at } = JSON.parse(localStorage.getItem(key));
    if (at !== CLOSED && key !== box.copy) continue;
    Object.assign(box, { base, writer, touched: true });
    box.area.value = text;
    keep(box);
    if (key !== box.copy) localStorage.removeItem(key);
    return;
  }
}

function fold(parent, data) {
  const button = parent.querySelector("button.fold");
  const area = parent.querySelector("textarea.private");
  button.hidden = data.entry === null || data.saved.private === null;
  area.hidden = button.hidden || !data.saved.private;
  button.onclick = () => {
    area.hidden = !area.hidden;
    if (!area.hidden) area.focus();
  };
}

function startWriting(shell, event) {
  const box = shell.boxes[0];
  const elsewhere = /^(input|textarea|select)$/i.test(document.activeElement?.tagName ?? "");
  if (!box || event.key !== "w" || event.ctrlKey || event.metaKey || event.altKey || elsewhere) return;
  event.preventDefault();
  box.area.focus();
}

function typed(shell, box) {
  box.touched = true;
  keep(box);
  say(shell);
  clearTimeout(shell.pause);
  shell.pause = setTimeout(() => sendAll(shell), PAUSE);
}

// The browser's own copy outlives a killed server, a reload and a closed tab; it goes once the database has the words.
function keep(box, at = Date.now()) {
  box.since ??= Date.now();
  try {
    localStorage.setItem(box.copy, JSON.stringify({ text: box.area.value, base: box.base, writer: box.writer, at }));
    box.uncopied = false;
  } catch {
    box.uncopied = true;
  }
}

function unsaved(shell) {
  return shell.boxes.filter((box) => box.area.value !== box.saved);
}

function sendAgain(shell) {
  unsaved(shell).forEach((box) => keep(box));
  sendAll(shell);
}

function sendAll(shell) {
  clearTimeout(shell.pause);
  const own = unsaved(shell);
  for (const box of own) box.sent = box.area.value;
  const mine = own.map((box) => ({ ...letter(box.copy), text: box.sent, base: box.base, writer: box.writer }));
  const notes = [...mine, ...leftovers(shell)];
  say(shell);
  if (!notes.length) return;
  shell.id = `${WRITER}/${(sent += 1)}`;
  shell.post(notes);
}

// What a window that is gone, or this one at another customer, could not send any more.
function leftovers(shell) {
  const own = shell.boxes.map((box) => box.copy);
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(COPIES) && !own.includes(key));
  return keys.flatMap((key) => {
    const { text, base, writer, at } = JSON.parse(localStorage.getItem(key));
    const gone = key.endsWith(WRITER) || Date.now() - at > ALIVE;
    return gone ? [{ ...letter(key), text, base, writer }] : [];
  });
}

function letter(copy) {
  const [entry, part] = copy.slice(COPIES.length).split("/");
  return { copy, entry: Number(entry), part };
}

function hear(shell, data) {
  const heard = data.heard ?? {};
  const answers = heard.id && heard.id === shell.id ? heard.notes : {};
  for (const [copy, answer] of Object.entries(answers)) {
    const box = shell.boxes.find((each) => each.copy === copy);
    if (!box && !answer.refused && unchanged(copy, answer.text)) localStorage.removeItem(copy);
    if (box) hearOwn(box, answer);
  }
  if (Object.keys(answers).length) shell.id = 0;
  for (const box of shell.boxes) {
    box.saved = data.saved[box.part];
    take(box);
  }
  say(shell);
}

function unchanged(copy, text) {
  const kept = localStorage.getItem(copy);
  return kept !== null && JSON.parse(kept).text === text;
}

function hearOwn(box, answer) {
  box.refused = answer.refused;
  if (answer.refused) return;
  box.base = box.sent;
  box.conflict = answer.conflict || (box.conflict && box.area.value !== box.sent);
  if (box.area.value !== box.sent) keep(box);
}

// What was written elsewhere comes into the box as soon as nothing in it is waiting to be sent.
function take(box) {
  const { area } = box;
  if (area.value === box.base && area.value !== box.saved) {
    const before = area.value;
    const caret = area.selectionStart;
    area.value = box.saved;
    const shift = box.saved.startsWith(before.slice(0, caret)) ? 0 : box.saved.length - before.length;
    area.setSelectionRange(caret + shift, caret + shift);
    area.hidden = false;
    box.touched = true;
  }
  if (area.value !== box.saved) return;
  box.base = box.saved;
  box.since = undefined;
  localStorage.removeItem(box.copy);
}

function say(shell) {
  const words = shell.boxes.map(state).filter(Boolean);
  shell.status.textContent = words[0] ?? "";
}

function state(box) {
  if (box.area.value === box.saved) {
    if (box.conflict) return "Saved. It was also written in another window: both are here.";
    return box.touched ? "Saved" : "";
  }
  const where = box.uncopied ? "on this page; do not close it" : "in this browser";
  if (box.refused) return `Not saved: ${box.refused} It is kept ${where}.`;
  return Date.now() - (box.since ?? Date.now()) > SOON ? `Not saved yet; kept ${where}.` : "Saving …";
}
