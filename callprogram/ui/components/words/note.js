// A note is sent at every pause; what is not confirmed is sent again, and said after a while.
const PAUSE = 500;
const RETRY = 2000;
const LONG = 4000;
const ALIVE = 3 * RETRY;
const COPIES = "callprogram-note/";
const LOST_LINE = "Connection error";
const SOON_AFTER = 1000;
// As many are waited for at a time: the words of each are held until it is answered.
const MOST = 20;
// Every load of the page is a window of its own: what it wrote is never taken for what another one wrote.
const WRITER = newWriter();
// When a window says goodbye, its copy says that nobody sits before it any more.
const CLOSED = 0;
let sent = 0;

function newWriter() {
  return `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
}

// The notes of one page; a box for each part of each note that was opened on it.
function newNotes(post, say = () => {}) {
  const notes = { boxes: [], post, say, underway: new Map(), leaving: 0 };
  notes.pressed = (event) => textsFirst(notes, event);
  document.addEventListener("click", notes.pressed, true);
  notes.leave = () => document.hidden && sendAll(notes);
  notes.close = () => unsaved(notes).forEach((box) => keep(box, CLOSED));
  notes.come = (event) => event.persisted && notes.boxes.forEach((box) => (box.writer = newWriter()));
  document.addEventListener("visibilitychange", notes.leave);
  window.addEventListener("pagehide", notes.close);
  window.addEventListener("pageshow", notes.come);
  notes.again = setInterval(() => sendAgain(notes), RETRY);
  notes.way = new MutationObserver(() => clearTheWay(notes));
  notes.way.observe(document.body, { childList: true });
  return notes;
}

function endNotes(notes) {
  clearInterval(notes.again);
  notes.way.disconnect();
  document.removeEventListener("click", notes.pressed, true);
  document.removeEventListener("visibilitychange", notes.leave);
  window.removeEventListener("pagehide", notes.close);
  window.removeEventListener("pageshow", notes.come);
}

// What somebody presses anywhere on the page comes after what was typed, and waits until that has left: Streamlit sends
// what happens in one moment as one, and would run for a press only the part of the page that a text is from. What a
// script presses waits for nothing: it is such a press, or closes what stands before whoever writes.
function textsFirst(notes, event) {
  const button = event.target.closest?.("button");
  if (event.isTrusted) sendAll(notes);
  if (!event.isTrusted || !notes.leaving || !button || event.detail > 1) return alone(notes);
  event.preventDefault();
  event.stopImmediatePropagation();
  afterwards(() => button.click());
}

// No text leaves in the moment of the press either; it goes a little later.
function alone(notes) {
  notes.pressing = true;
  afterwards(() => (notes.pressing = false));
}

// Behind whatever Streamlit has put off until this moment is over.
function afterwards(act) {
  setTimeout(() => setTimeout(act));
}

// A lost line is said beside the note; the page's own dialog about it would keep whoever writes from writing on.
function clearTheWay(notes) {
  const dialog = [...document.querySelectorAll("[role=dialog]")].find((each) => each.textContent.startsWith(LOST_LINE));
  if (!dialog) return;
  dialog.querySelector("button").click();
  const { area, at } = notes.left ?? {};
  if (Date.now() - at < SOON_AFTER) setTimeout(() => area.focus());
}

function boxOf(notes, entry, part) {
  return notes.boxes.find((box) => box.entry === entry && box.part === part);
}

// A box of our own, or one of Streamlit's: that is another window to itself each time that it comes to be.
function openBox(notes, entry, part, saved, native) {
  const area = native ?? Object.assign(document.createElement("textarea"), { value: saved });
  const place = `${COPIES}${entry}/${part}/`;
  const writer = native ? `${newWriter()}${WRITER}` : WRITER;
  const box = { entry, part, area, native, base: saved, saved, writer, copy: `${place}${writer}` };
  goOn(box, place);
  notes.boxes.push(box);
  area.addEventListener("input", () => typed(notes, box));
  for (const kind of ["compositionstart", "compositionend"])
    area.addEventListener(kind, () => (box.composing = kind === "compositionstart"));
  area.addEventListener("blur", () => ((notes.left = { area, at: Date.now() }), take(box), sendAll(notes)));
  // Letters typed here are words, not the page's keys.
  if (!native) area.addEventListener("keydown", (event) => event.ctrlKey || event.metaKey || event.stopPropagation());
  return box;
}

// What a closed window could not send is gone on with at once, as if this were the same window.
function goOn(box, place) {
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith(place))) {
    const { text, base, writer, at } = JSON.parse(localStorage.getItem(key));
    if (at !== CLOSED && key !== box.copy) continue;
    Object.assign(box, { base, writer, touched: true });
    put(box, text);
    keep(box);
    if (key !== box.copy) localStorage.removeItem(key);
    return;
  }
}

// Streamlit's box takes a text where its own setter is passed by and somebody seems to have typed it.
function put({ area, native }, text) {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(area), "value").set.call(area, text);
  if (native) area.dispatchEvent(new Event("input", { bubbles: true }));
}

function typed(notes, box) {
  box.touched = true;
  keep(box);
  notes.say();
  clearTimeout(notes.pause);
  notes.pause = setTimeout(() => sendAll(notes), PAUSE);
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

function unsaved(notes) {
  return notes.boxes.filter((box) => box.area.value !== box.base);
}

function sendAgain(notes) {
  unsaved(notes).forEach((box) => keep(box));
  notes.boxes.forEach(take);
  sendAll(notes);
}

function sendAll(notes) {
  if (notes.pressing) return;
  clearTimeout(notes.pause);
  const own = unsaved(notes);
  const mine = own.map(({ copy, area, base, writer }) => ({ ...letter(copy), text: area.value, base, writer }));
  const letters = [...mine, ...leftovers(notes)];
  notes.say();
  if (!letters.length) return;
  const id = `${WRITER}/${(sent += 1)}`;
  notes.underway.set(id, new Map(mine.map(({ copy, text }) => [copy, text])));
  if (notes.underway.size > MOST) notes.underway.delete(notes.underway.keys().next().value);
  notes.post({ id, notes: letters });
  notes.leaving += 1;
  afterwards(() => (notes.leaving -= 1));
}

// What a window that is gone, or this one at another customer, could not send any more.
function leftovers(notes) {
  const own = notes.boxes.map((box) => box.copy);
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(COPIES) && !own.includes(key));
  return keys.flatMap((key) => {
    const { text, base, writer, at } = JSON.parse(localStorage.getItem(key));
    const gone = key.endsWith(WRITER) || Date.now() - at > ALIVE;
    return gone ? [{ ...letter(key), text, base, writer, left: true }] : [];
  });
}

function letter(copy) {
  const [entry, part] = copy.slice(COPIES.length).split("/");
  return { copy, entry, part };
}

// What became of the notes that were sent, and what each note is by now.
function hearNotes(notes, heard, saved = {}) {
  const texts = answered(notes, heard?.id);
  for (const [copy, answer] of Object.entries(heard?.notes ?? {})) {
    const box = notes.boxes.find((each) => each.copy === copy);
    // Of a box that is gone by now, whoever hears it first: what is in the database is not sent again.
    if (!box && !answer.refused && unchanged(copy, answer.text)) localStorage.removeItem(copy);
    if (box && texts.has(copy)) hearOwn(box, answer, texts.get(copy));
  }
  for (const box of notes.boxes) {
    box.saved = saved[box.entry]?.[box.part] ?? box.saved;
    take(box);
  }
  notes.say();
}

// The texts that an answer is about; what was sent before them is not answered any more.
function answered(notes, id) {
  const texts = notes.underway.get(id);
  if (!texts) return new Map();
  const ids = [...notes.underway.keys()];
  for (const each of ids.slice(0, ids.indexOf(id) + 1)) notes.underway.delete(each);
  return texts;
}

function unchanged(copy, text) {
  const kept = localStorage.getItem(copy);
  return kept !== null && JSON.parse(kept).text === text;
}

function hearOwn(box, answer, text) {
  box.refused = answer.refused;
  if (answer.refused) return;
  box.base = text;
  if (box.native) box.saved = box.base;
  box.conflict = answer.conflict || (box.conflict && box.area.value !== text);
  if (box.area.value !== text) keep(box);
}

// Once nothing in the box waits to be sent, the browser's copy goes, and what was written elsewhere comes in.
function take(box) {
  if (box.area.value !== box.base) return;
  box.since = undefined;
  localStorage.removeItem(box.copy);
  if (box.area.value !== box.saved) comeIn(box);
}

// It waits while it would part what one is writing.
function comeIn(box) {
  const { area, saved } = box;
  const carets = [area.selectionStart, area.selectionEnd].map((at) => carried(area.value, saved, at));
  const writing = area.getRootNode().activeElement === area;
  if (writing && (box.composing || carets.includes(null))) return;
  box.base = saved;
  put(box, saved);
  area.setSelectionRange(...carets.map((at) => at ?? saved.length));
  box.touched = true;
}

// What is to be said of the boxes on the screen, else of any that is not saved.
function saying(notes, entry) {
  const said = (boxes) => boxes.map(state).filter(Boolean);
  const others = said(notes.boxes.filter((box) => box.entry !== entry)).filter((words) => words.startsWith("Not saved"));
  return said(notes.boxes.filter((box) => box.entry === entry))[0] ?? others[0] ?? "";
}

function state(box) {
  if (box.area.value === box.base) {
    if (box.area.value !== box.saved) return "Saved. Another window's words come in when you leave this line.";
    if (box.conflict) return "Saved. It was also written in another window: both are here.";
    return box.touched ? "Saved" : "";
  }
  const where = box.uncopied ? "on this page; do not close it" : "in this browser";
  if (box.refused) return `Not saved: ${box.refused} It is kept ${where}.`;
  return Date.now() - (box.since ?? Date.now()) > LONG ? `Not saved yet; kept ${where}.` : "Saving …";
}
