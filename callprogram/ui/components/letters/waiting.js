// What waits, a button a letter; a row stays the same one for as long as its letter waits.
export default function (component) {
  return mounted(component, (parent) => ({ parent, waiting: new Map(), rows: new Map() }), draw);
}

function draw(shell) {
  heard(shell);
  const { letters, chosen } = shell.data;
  const list = shell.parent.querySelector("ol");
  const rows = letters.map((letter) => fill(rowOf(shell, letter.id), letter, letter.id === chosen));
  if (list.children.length !== rows.length || rows.some((row, number) => list.children[number] !== row))
    list.replaceChildren(...rows);
  if (shell.chosen !== chosen) shell.rows.get(chosen)?.scrollIntoView({ block: "nearest" });
  shell.chosen = chosen;
}

function rowOf(shell, id) {
  if (!shell.rows.has(id)) shell.rows.set(id, begun(shell, id));
  return shell.rows.get(id);
}

function begun(shell, id) {
  const [row, button] = [document.createElement("li"), document.createElement("button")];
  button.type = "button";
  button.append(...["who", "when", "subject", "gates"].map((name) => part(name)));
  button.onclick = () => press(shell, id, "open");
  row.append(button);
  return row;
}

function fill(row, { who, when, subject, urgent, gates }, isChosen) {
  const [one] = row.children;
  for (const [name, words] of Object.entries({ who, when, subject })) one.querySelector(`.${name}`).textContent = words;
  one.querySelector(".gates").replaceChildren(...(urgent ? [part("urgent", "urgent")] : []), ...gates.map(sign));
  one.setAttribute("aria-current", String(isChosen));
  return row;
}

function sign({ sign, colour, words }) {
  const one = Object.assign(part(colour, sign), { title: words, role: "img" });
  one.setAttribute("aria-label", words);
  return one;
}

function part(name, words = "") {
  return Object.assign(document.createElement("span"), { className: name, textContent: words });
}
