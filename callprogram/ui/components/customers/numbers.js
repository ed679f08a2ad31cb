// One row at a time: what stands in its field is what Enter saves, and the next row comes up at once.
// A press carries the words that stood there, so that no guess is ever saved in the place of what was typed.
const SETTLING = 350; // a second Enter so soon is the first one's echo, and accepts no guess

export default function (component) {
  return mounted(component, begin, (shell) => (hear(shell), draw(shell)));
}

function begin(parent) {
  const shell = { parent, rows: new Map(), waiting: new Map(), skipped: new Set(), refused: new Map(), saved: [] };
  const box = parent.querySelector(".rows");
  box.tabIndex = -1;
  box.addEventListener("keydown", (event) => keyAtTheEnd(shell, event));
  return shell;
}

// What the server could not save comes back to be typed once more.
function hear(shell) {
  for (const { id, about } of heard(shell)) {
    const words = shell.data.refused[id];
    if (words) refuse(shell, about, words);
  }
}

function refuse(shell, id, words) {
  shell.refused.set(id, words);
  shell.skipped.delete(id);
  shell.saved = shell.saved.filter((each) => each !== id);
  if (!isTouched(shell, shell.active)) go(shell, id);
}

function lastPress(shell, about) {
  return [...shell.waiting.values()].findLast((each) => each.about === about);
}

// Saved, or on its way to be; a press to undo makes it open again.
function isDone(shell, row) {
  const waiting = lastPress(shell, row.id);
  return waiting ? waiting.what !== "undo" : row.saved;
}

function open(shell) {
  return shell.data.rows.filter((row) => !isDone(shell, row));
}

function isTouched(shell, id) {
  const row = shell.data.rows.find((each) => each.id === id);
  return Boolean(row) && input(shell, id).value.trim() !== "" && input(shell, id).value !== given(row);
}

// A sure guess stands in the field; an unsure one beside it, for a key of its own.
function given(row) {
  return row.sure ? row.guess : "";
}

function input(shell, id) {
  return shell.rows.get(id).querySelector("input");
}

// The row to go on with: one that was refused, else the next one, else whatever was skipped stays.
function next(shell, from) {
  const rows = open(shell).filter((row) => !shell.skipped.has(row.id));
  const place = shell.data.rows.findIndex((row) => row.id === from);
  const after = rows.filter((row) => shell.data.rows.indexOf(row) > place);
  return (rows.find((row) => shell.refused.has(row.id)) ?? after[0] ?? rows[0])?.id ?? null;
}

function go(shell, id) {
  shell.active = id;
  shell.since = Date.now();
  draw(shell);
  const row = shell.rows.get(id);
  (row ?? shell.parent.querySelector(".head")).scrollIntoView({ block: row ? "nearest" : "center" });
  if (!shell.data.keyboard) return;
  if (row) focus(row);
  else shell.parent.querySelector(".rows").focus({ preventScroll: true });
}

function focus(row) {
  const field = row.querySelector("input");
  field.focus({ preventScroll: true });
  field.select();
}

function save(shell, id) {
  const text = input(shell, id).value.trim();
  if (!text) {
    shell.refused.set(id, "Type what it is, or press Esc to skip.");
    return draw(shell);
  }
  keep(shell, id, "save", text);
}

function keep(shell, id, what, text) {
  shell.refused.delete(id);
  shell.saved.push(id);
  press(shell, id, what, text);
  go(shell, next(shell, id));
}

function take(shell, id) {
  const row = shell.data.rows.find((each) => each.id === id);
  if (row.guess) keep(shell, id, "guess", row.guess);
}

function skip(shell, id) {
  shell.skipped.add(id);
  go(shell, next(shell, id));
}

function back(shell, id, step) {
  const rows = open(shell);
  const place = id === null ? rows.length - 1 : rows.findIndex((row) => row.id === id);
  const there = rows[place + step];
  if (!there) return;
  shell.skipped.delete(there.id);
  go(shell, there.id);
}

function undo(shell, id) {
  shell.saved = shell.saved.filter((each) => each !== id);
  press(shell, id, "undo", "");
  go(shell, id);
}

function key(shell, id, event) {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const row = shell.data.rows.find((each) => each.id === id);
  const untouched = input(shell, id).value === given(row);
  const last = shell.saved.at(-1);
  const echo = event.repeat || (untouched && Date.now() - shell.since < SETTLING);
  const acts = {
    Enter: () => echo || save(shell, id),
    Escape: () => event.repeat || skip(shell, id),
    ArrowUp: () => back(shell, id, -1),
    ArrowDown: () => back(shell, id, 1),
    g: row.guess && !row.sure && untouched && (() => event.repeat || take(shell, id)),
    u: last !== undefined && untouched && row.lack === "number" && (() => undo(shell, last)),
  };
  const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  event.stopPropagation();
  if (!act) return;
  event.preventDefault();
  act();
}

// Where every row is done or skipped, no field has the keys.
function keyAtTheEnd(shell, event) {
  if (shell.active !== null || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.toLowerCase() === "u" && shell.saved.length) undo(shell, shell.saved.at(-1));
  if (event.key === "ArrowUp" && open(shell).length) back(shell, null, 0);
}

function draw(shell) {
  const { rows, done, total, zones } = shell.data;
  const box = shell.parent.querySelector(".rows");
  for (const row of rows) put(shell, box, row);
  const there = new Set(rows.map((row) => row.id));
  for (const [id, element] of shell.rows) if (!there.has(id)) (element.remove(), shell.rows.delete(id));
  box.hidden = !rows.length;
  if (shell.active === undefined) return go(shell, next(shell, null));
  if (shell.active !== null && !there.has(shell.active)) return go(shell, next(shell, null));
  for (const row of rows) show(shell, row);
  const coming = [...shell.waiting.values()].filter((each) => each.what !== "undo").length;
  const count = Math.min(total, done + coming);
  shell.parent.querySelector(".done").style.width = `${total ? (100 * count) / total : 0}%`;
  const skipped = shell.active === null ? open(shell).length : 0;
  shell.parent.querySelector(".count").textContent = `${count} of ${total}${skipped ? ` · ${atTheEnd(skipped)}` : ""}`;
  shell.parent.querySelector(".keys").replaceChildren(...(shell.data.keyboard ? hints(shell) : []));
  shell.parent.querySelector("datalist").replaceChildren(...zones.map((zone) => new Option(zone)));
}

function atTheEnd(skipped) {
  return `${skipped} skipped: their account owners may know`;
}

function hints(shell) {
  const row = shell.data.rows.find((each) => each.id === shell.active);
  const always = [["↑", "back"], ["U", "undo"]];
  const words = row ? [["Enter", "save, next"], ["Esc", "skip"], ...always] : always;
  if (row?.guess && !row.sure) words.splice(1, 0, ["G", "take the guess"]);
  return words.flatMap(([name, what]) => [Object.assign(document.createElement("kbd"), { textContent: name }), what]);
}

function part(kind, name, text) {
  return Object.assign(document.createElement(kind), { className: name, textContent: text });
}

// What somebody types into stays the same element for as long as the same is asked.
function put(shell, box, row) {
  const there = shell.rows.get(row.id);
  if (there?.dataset.lack === row.lack) return;
  const element = made(shell, row);
  shell.rows.set(row.id, element);
  if (there) there.replaceWith(element);
  else box.append(element);
}

function made(shell, row) {
  const element = part("div", "row", "");
  element.dataset.lack = row.lack;
  const who = part("div", "who", "");
  who.append(part("strong", "name", row.name), part("div", "person", row.person));
  const number = part("div", "number", "");
  const field = Object.assign(part("input", "", ""), { type: "text", value: given(row), autocomplete: "off" });
  field.inputMode = row.lack === "number" ? "tel" : "text";
  if (row.lack !== "number") field.setAttribute("list", "zones");
  field.placeholder = row.lack === "number" ? "+31 20 123 4567" : "Europe/Amsterdam";
  field.setAttribute("aria-label", `${row.lack === "number" ? "Number" : "Time zone"} of ${row.name}`);
  field.addEventListener("keydown", (event) => key(shell, row.id, event));
  field.addEventListener("input", () => shell.refused.delete(row.id) && show(shell, row));
  const guess = button("take", "", () => take(shell, row.id));
  number.append(part("span", "why", ""), field, part("div", "hint", ""), guess);
  const acts = part("div", "acts", "");
  acts.append(
    button("main", "Save", () => save(shell, row.id)),
    button("skip", "Skip", () => skip(shell, row.id)),
    part("span", "said", ""),
    button("undo", "Undo", () => undo(shell, row.id)),
  );
  const owner = part("div", "owner", row.owner || "no account owner");
  element.append(who, part("div", "cell", row.cell || "(empty)"), number, owner, acts);
  element.addEventListener("click", (event) => event.target.closest("button, input") || pick(shell, row.id));
  return element;
}

function button(name, label, act) {
  const one = Object.assign(part("button", name, label), { type: "button" });
  one.onclick = (event) => event.detail > 1 || act();
  return one;
}

function pick(shell, id) {
  const row = shell.data.rows.find((each) => each.id === id);
  if (isDone(shell, row)) return;
  if (shell.active === id) return focus(shell.rows.get(id));
  shell.skipped.delete(id);
  go(shell, id);
}

function show(shell, row) {
  const element = shell.rows.get(row.id);
  const waiting = lastPress(shell, row.id);
  const done = isDone(shell, row);
  const part = (name) => element.querySelector(`.${name}`);
  element.classList.toggle("active", !done && row.id === shell.active);
  element.classList.toggle("saved", row.saved && !waiting);
  part("why").textContent = done ? (waiting?.text ?? row.number) : row.why;
  part("said").textContent = waiting ? "saving …" : row.saved ? "saved ✓" : shell.skipped.has(row.id) ? "skipped" : "";
  const refused = shell.refused.get(row.id);
  part("hint").textContent = done ? "" : (refused ?? (row.id === shell.active ? hint(row) : ""));
  part("hint").classList.toggle("refused", Boolean(refused) && !done);
  part("take").textContent = row.guess ? `Take ${row.guess}` : "";
  part("take").hidden = !row.guess || row.sure;
}

function hint(row) {
  if (!row.guess) return row.why;
  return row.sure ? `A guess: ${row.guess_why}.` : `${row.why}. An unsure guess: ${row.guess_why}.`;
}
