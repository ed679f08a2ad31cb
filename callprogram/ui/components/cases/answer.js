// The boxes of an answer, each kept while one types, as a note is.
const shells = new WeakMap();

export default function (component) {
  const { parentElement, data, setStateValue } = component;
  const shell = shells.get(parentElement) ?? begin(parentElement);
  shell.about = data.about;
  shell.notes.post = (typed) => setStateValue("typed", typed);
  data.texts.forEach((text) => open(shell, text));
  const shown = data.texts.map(({ part }) => part);
  for (const box of shell.notes.boxes) box.area.parentElement.hidden = !shown.includes(box.part);
  const saved = Object.fromEntries(data.texts.map(({ part, saved }) => [part, saved]));
  hearNotes(shell.notes, data.notes, { [data.about]: saved });
  return standing(shells, parentElement, shell, () => endNotes(shell.notes));
}

function begin(parent) {
  const shell = { parent };
  shell.notes = newNotes(() => {}, () => say(shell));
  return shell;
}

function open(shell, { part, label, rows, saved }) {
  if (boxOf(shell.notes, shell.about, part)) return;
  const { area } = openBox(shell.notes, shell.about, part, saved);
  Object.assign(area, { rows, dir: "auto" });
  const one = document.createElement("label");
  one.append(label, area);
  shell.parent.querySelector(".texts").append(one);
}

function say(shell) {
  const status = shell.parent.querySelector(".saved");
  const words = saying(shell.notes, shell.about);
  if (status.textContent !== words) status.textContent = words;
  status.classList.toggle("trouble", words.startsWith("Not"));
}
