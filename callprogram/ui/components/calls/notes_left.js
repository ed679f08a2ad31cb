// Nothing to see: what another page could not send of its notes is sent from here.
const shells = new WeakMap();

export default function (component) {
  const { parentElement, data, setStateValue } = component;
  const notes = shells.get(parentElement) ?? newNotes();
  shells.set(parentElement, notes);
  notes.post = (typed) => setStateValue("typed", typed);
  hearNotes(notes, data.notes);
  sendAll(notes);
  return () => (endNotes(notes), shells.delete(parentElement));
}
