// The customers of one page: what is ticked is painted here, and a press says with whom something is to be done.
const UNDO = 10000;

export default function (component) {
  return mounted(component, begin, show, (shell) => clearTimeout(shell.later));
}

function begin(parent) {
  const shell = { parent, waiting: new Map(), picked: new Set() };
  parent.querySelector(".back").onclick = () => press(shell, 0, "page", String(shell.data.page - 1));
  parent.querySelector(".on").onclick = () => press(shell, 0, "page", String(shell.data.page + 1));
  return shell;
}

function show(shell) {
  if (heard(shell).some(({ what }) => shell.data.acts.some((act) => act.what === what))) shell.picked.clear();
  const there = new Set(shell.data.rows.map(({ id }) => id));
  for (const id of shell.picked) if (!there.has(id)) shell.picked.delete(id);
  const { heard: _, ...shown } = shell.data;
  const drawn = JSON.stringify(shown);
  if (drawn !== shell.drawn) keepingFocus(shell, () => draw(shell));
  if (shell.data.said !== shell.said) offerUndo(shell);
  shell.drawn = drawn;
  paint(shell);
}

function draw(shell) {
  const { parent, data } = shell;
  parent.querySelector(".views").replaceChildren(...data.views.map((view) => saved(shell, view)));
  parent.querySelector("thead").replaceChildren(heads(shell));
  parent.querySelector("tbody").replaceChildren(...data.rows.map((row) => line(shell, row)));
  parent.querySelector("table").hidden = !data.rows.length;
  parent.querySelector(".total").textContent = data.total;
  parent.querySelector(".page").textContent = `${data.page + 1} of ${data.pages}`;
  for (const name of [".back", ".page", ".on"]) parent.querySelector(name).hidden = data.pages < 2;
  parent.querySelector(".back").disabled = data.page === 0;
  parent.querySelector(".on").disabled = data.page + 1 >= data.pages;
}

// Whoever goes through the table by keys stays where they were.
function keepingFocus(shell, change) {
  const root = shell.parent.getRootNode();
  const key = (root.activeElement ?? document.activeElement)?.dataset?.focus;
  change();
  if (key) shell.parent.querySelector(`[data-focus="${CSS.escape(key)}"]`)?.focus();
}

function element(kind, name, text = "") {
  return Object.assign(document.createElement(kind), { className: name, textContent: text });
}

function button(focus, label, act) {
  const one = Object.assign(element("button", "", label), { type: "button" });
  one.dataset.focus = focus;
  one.onclick = (event) => event.detail > 1 || act();
  return one;
}

function saved(shell, { name, count, chosen }) {
  const one = button(`view ${name}`, `${name} ${count.toLocaleString("en")}`, () => press(shell, 0, "view", name));
  one.setAttribute("aria-pressed", String(chosen));
  return one;
}

function heads(shell) {
  const row = element("tr", "");
  const all = element("th", "pick");
  const label = element("label", "");
  label.append(box("all", () => pickAll(shell)), element("span", "", "Select all on this page"));
  all.append(label);
  row.append(all, ...shell.data.columns.map((column) => head(shell, column)));
  return row;
}

function head(shell, { name, label, sorts }) {
  const { sort, falling } = shell.data;
  const one = element("th", name, sorts ? "" : label);
  one.scope = "col";
  if (!sorts) return one;
  const sign = sort === name ? (falling ? " ↓" : " ↑") : "";
  one.append(button(`sort ${name}`, label + sign, () => press(shell, 0, "sort", name)));
  if (sort === name) one.setAttribute("aria-sort", falling ? "descending" : "ascending");
  return one;
}

function box(focus, act) {
  const one = Object.assign(element("input", ""), { type: "checkbox" });
  one.dataset.focus = focus;
  one.onchange = act;
  return one;
}

function line(shell, row) {
  const one = element("tr", "");
  one.dataset.id = row.id;
  const pick = element("td", "pick");
  const tick = box(`pick ${row.id}`, () => toggle(shell, row.id));
  tick.setAttribute("aria-label", `Select ${row.name}`);
  const label = element("label", "");
  label.append(tick);
  pick.append(label);
  one.append(pick, ...shell.data.columns.map(({ name, label }) => cell(shell, row, name, label)));
  return one;
}

function cell(shell, row, name, label) {
  const one = element("td", name);
  one.dataset.label = label;
  if (name === "name") one.append(link(shell, row), element("span", "", row.person));
  else if (name === "health" && row.health) one.append(bar(row.health), row.health);
  else one.textContent = row[name];
  if (name === "talked" && row.talked.startsWith("never")) one.classList.add("never");
  return one;
}

// An address of its own, so that it opens in another window too.
function link(shell, row) {
  const one = element("a", "", row.name);
  one.href = `?customer=${row.reference}`;
  one.dataset.focus = `open ${row.id}`;
  one.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    press(shell, row.id, "open", row.reference);
    document.querySelector('[data-testid="stMain"]').scrollTo({ top: 0 }); // the same page to Streamlit
  };
  return one;
}

function bar(health) {
  const one = element("span", "health");
  one.style.setProperty("--health", `${health}%`);
  return one;
}

function toggle(shell, id) {
  shell.picked.has(id) ? shell.picked.delete(id) : shell.picked.add(id);
  paint(shell);
}

function pickAll(shell) {
  const every = shell.data.rows.map(({ id }) => id);
  const all = every.every((id) => shell.picked.has(id));
  shell.picked = new Set(all ? [] : every);
  paint(shell);
}

function paint(shell) {
  const { parent, picked, data } = shell;
  for (const row of parent.querySelectorAll("tbody tr")) {
    const is = picked.has(Number(row.dataset.id));
    row.classList.toggle("picked", is);
    row.querySelector("input").checked = is;
  }
  const all = parent.querySelector("thead input");
  all.checked = data.rows.length > 0 && picked.size === data.rows.length;
  all.indeterminate = picked.size > 0 && !all.checked;
  fill(shell, parent.querySelector(".bar"));
}

// While rows are ticked: what can be done with them. After it was done: what, and a way back.
function fill(shell, bar) {
  const { picked, data, undoing } = shell;
  const state = picked.size ? `${picked.size}` : undoing ? `undo ${data.said}` : "";
  bar.hidden = !state;
  if (bar.dataset.state === state) return;
  bar.dataset.state = state;
  if (picked.size) {
    const acts = data.acts.map((act) => doing(shell, act));
    bar.replaceChildren(element("strong", "", `${picked.size} selected`), ...acts, clear(shell));
  } else {
    const undo = button("undo", "Undo", () => press(shell, 0, "undo"));
    bar.replaceChildren(element("span", "", data.said), undo);
  }
}

function doing(shell, { what, label, main }) {
  const one = button(`do ${what}`, label, () => press(shell, 0, what, [...shell.picked].join(" ")));
  one.classList.toggle("main", Boolean(main));
  return one;
}

function clear(shell) {
  const one = button("clear", "Clear", () => {
    shell.picked.clear();
    paint(shell);
  });
  one.className = "clear";
  return one;
}

function offerUndo(shell) {
  shell.said = shell.data.said;
  shell.undoing = Boolean(shell.said);
  clearTimeout(shell.later);
  shell.later = setTimeout(() => {
    shell.undoing = false;
    paint(shell);
  }, UNDO);
}
