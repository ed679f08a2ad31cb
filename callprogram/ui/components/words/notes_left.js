// Nothing to see: what another page could not send of its notes is sent from here, and what is typed into Streamlit's own
// boxes that are named so is kept at every pause.
const NAMED = /st-key-unsent--(\d+-\d+-[0-9a-f]*)--([a-z-]+)/;
const shells = new WeakMap();

export default function (component) {
  const { parentElement, data, setStateValue } = component;
  const shell = shells.get(parentElement) ?? begin();
  shell.notes.post = (typed) => setStateValue("typed", typed);
  hearNotes(shell.notes, data.notes);
  sendAll(shell.notes);
  return standing(shells, parentElement, shell, end);
}

function begin() {
  const notes = newNotes();
  const heard = {
    focusin: ({ target }) => watch(notes, target),
    keydown: ({ key }) => key === "Enter" && sendAll(notes),
  };
  for (const [kind, hear] of Object.entries(heard)) document.addEventListener(kind, hear, true);
  return { notes, heard };
}

function end({ notes, heard }) {
  for (const [kind, hear] of Object.entries(heard)) document.removeEventListener(kind, hear, true);
  endNotes(notes);
}

function watch(notes, area) {
  if (!area.matches?.("textarea, input[type=text]") || notes.boxes.some((box) => box.area === area)) return;
  const [named, about, part] = NAMED.exec(area.closest("[class*=st-key-unsent--]")?.className) ?? [];
  if (!named) return;
  notes.boxes = notes.boxes.filter((box) => box.area.isConnected);
  openBox(notes, about, part, area.value, area);
}
