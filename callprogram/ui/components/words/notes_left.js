// Nothing to see: what another page could not send of its notes is sent from here.
const shells = new WeakMap();

export default function (component) {
  const { parentElement, data, setStateValue } = component;
  const notes = shells.get(parentElement) ?? newNotes();
  notes.post = (typed) => setStateValue("typed", typed);
  hearNotes(notes, data.notes);
  sendAll(notes);
  return standing(shells, parentElement, notes, endNotes);
}
