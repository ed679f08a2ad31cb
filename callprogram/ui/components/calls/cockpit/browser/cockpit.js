// The hour on one screen. A press is painted here and now: the next customer is on the screen before the server knows.
const OUTCOMES = { connected: "✓", skip: "–", "for-now": "" };
const STAYS = new Set(["later", "begin", "ask", "settle", "told", "promise", "not-a-promise", "others-there", "finish", "connect", "hang-up", "nothing-rang"]);

const NARROW = window.matchMedia("(max-width: 700px), (max-height: 520px)");

export default function (component) {
  return mounted(component, begin, arrive, end);
}

function begin(parent) {
  const root = parent.getRootNode();
  const shell = { parent, root, waiting: new Map(), ahead: [], dialled: new Map(), dialling: null, back: null, box: null, wanted: null };
  shell.notes = newNotes((typed) => shell.tell("typed", typed), () => sayNotes(shell));
  shell.visible = () => cameBack(shell);
  shell.fit = () => fit(shell);
  document.addEventListener("visibilitychange", shell.visible);
  for (const target of [window, window.visualViewport]) target.addEventListener("resize", shell.fit);
  window.visualViewport.addEventListener("scroll", shell.fit);
  shell.clocks = setInterval(() => tickAll(shell), 500);
  find(shell, ".offer").onpointerdown = (event) => event.preventDefault(); // the cursor stays in the note
  find(shell, ".offer").onclick = (event) => event.detail > 1 || keepPromise(shell);
  find(shell, ".fold").onclick = () => unfoldPrivate(shell);
  find(shell, ".to-note").onclick = () => write(shell);
  find(shell, ".skip").onclick = (event) => event.detail > 1 || give(shell, "for-now");
  find(shell, ".help").onclick = () => showKeys(shell);
  find(shell, ".say-it").addEventListener("submit", (event) => (event.preventDefault(), sayPromise(shell)));
  find(shell, ".say").addEventListener("input", () => readSoon(shell));
  find(shell, ".say").addEventListener("keydown", (event) => event.stopPropagation());
  parent.addEventListener("focusin", () => follow(shell));
  parent.addEventListener("focusout", () => setTimeout(() => follow(shell), 150));
  listen(shell);
  return shell;
}

function end(shell) {
  endNotes(shell.notes);
  clearInterval(shell.clocks);
  document.removeEventListener("keydown", shell.keys, true);
  document.removeEventListener("visibilitychange", shell.visible);
  for (const target of [window, window.visualViewport]) target.removeEventListener("resize", shell.fit);
  window.visualViewport.removeEventListener("scroll", shell.fit);
}

// What the server says now; it wins over what was painted ahead as soon as it has heard of it.
function arrive(shell) {
  if (shell.last !== shell.data.now) Object.assign(shell, { last: shell.data.now, arrived: Date.now() });
  const found = heard(shell);
  shell.ahead = shell.ahead.filter((each) => shell.waiting.has(each.press));
  for (const card of shell.data.cards) if (card.line.since) shell.dialled.delete(card.entry);
  hearNotes(shell.notes, shell.data.notes, Object.fromEntries(shell.data.cards.map((card) => [card.entry, card.saved])));
  stayWhereOneWrites(shell);
  hearPromises(shell, found);
  keepWanted(shell);
  draw(shell);
}

// What came of the call in another window turns no card under whoever writes on it: they stay, as if they had picked it.
function stayWhereOneWrites(shell) {
  const entry = shell.box?.entry;
  const isOurs = shell.data.kept?.entry === entry;
  if (isOurs || entry === shown(shell) || !isWriting(shell) || !shell.data.cards.some((card) => card.entry === entry)) return;
  shell.ahead.push({ press: press(shell, entry, "choose").id, from: entry, what: "choose", tick: "", to: entry });
}

// Whose card is on the screen.
function shown(shell) {
  return shell.ahead.at(-1)?.to ?? shell.data.entry;
}

// Who comes after an entry: the first planned one who waits; a standby comes only when somebody asks for one.
function nextAfter(shell, entry) {
  const gone = [entry, ...shell.ahead.map((each) => each.from)];
  return shell.data.waiting.find((each) => !gone.includes(each.entry)) ?? null;
}

// A press: painted, then told. It is about whoever is on the screen, unless it names something else.
function give(shell, what, about = shown(shell), text = "", to = null) {
  const from = shown(shell);
  find(shell, ".more").hidePopover();
  const pressed = press(shell, about, what, text);
  if (!STAYS.has(what)) goAhead(shell, { press: pressed.id, from, what, to: to ?? (what === "choose" ? about : null) });
  draw(shell);
}

function goAhead(shell, step) {
  const isOutcome = step.to === null;
  const next = isOutcome ? nextAfter(shell, step.from)?.entry : step.to;
  shell.ahead.push({ ...step, tick: isOutcome ? (OUTCOMES[step.what] ?? "↺") : "", to: next ?? step.from });
  shell.back = null;
  if (shell.root.activeElement === shell.box?.area) shell.box.area.blur();
  main()?.scrollTo({ top: 0 });
  find(shell, ".about").scrollTo({ top: 0 });
}

function main() {
  return document.querySelector('[data-testid="stMain"]');
}

function draw(shell) {
  const box = find(shell, ".cockpit");
  box.classList.toggle("telephone", shell.data.telephone);
  drawStrip(shell);
  drawPerson(shell);
  drawNote(shell);
  drawLine(shell);
  drawPromises(shell);
  drawOutcomes(shell);
  paint(find(shell, ".problem"), shell.data.problem, () => [shell.data.problem]);
  fit(shell);
}

function drawOutcomes(shell) {
  const { outcomes, people } = shell.data;
  const card = cardOf(shell);
  const hint = shell.data.telephone ? "" : undefined;
  const others = { label: "⋯", what: OTHERS, hint: "Other outcomes" };
  const first = outcomes.first.map((each) => ({ ...each, key: hint ?? each.key, done: each.what === card.done, main: isMain(shell, card, each) }));
  place(find(shell, ".outcomes"), [...first, others], (what, one) => (what === OTHERS ? menu(shell, one, rarer(outcomes)) : give(shell, what)));
  const standbys = people.filter((each) => each.standby).map((each) => ({ what: `choose-${each.entry}`, label: `Standby: ${each.name}` }));
  find(shell, ".others").onclick = () => menu(shell, find(shell, ".others"), [...standbys, { what: "finish", label: "Finish the hour" }]);
  find(shell, ".rarer").onclick = () => menu(shell, find(shell, ".rarer"), [...outcomes.first, ...outcomes.more]);
}

// Where the bar has no room for it, a call later is among the rarer ones.
function rarer({ first, more }) {
  return NARROW.matches ? [...first.filter(({ what }) => what === "later"), ...more] : more;
}

// One green button: to call, until somebody has talked; none here while another customer is on the line.
function isMain(shell, card, { what }) {
  const { running } = shell.data;
  const calls = find(shell, ".line .main") !== null || (running && running.entry !== card.entry);
  return what === "connected" && !calls && !card.done;
}

function menu(shell, one, wanted) {
  const box = find(shell, ".more");
  place(box, wanted.map(({ what, label }) => ({ what, label })), (what) => {
    box.hidePopover();
    if (what.startsWith("choose-")) give(shell, "choose", Number(what.slice(7)));
    else give(shell, what, what === "finish" ? 0 : undefined);
  });
  unfold(box, one);
}

// The box of this customer's note; those of others stay open, out of sight, until they are saved.
function drawNote(shell) {
  const { entry, saved } = cardOf(shell);
  const box = boxOf(shell.notes, entry, "note") ?? openNote(shell, entry, saved.note);
  box.area.placeholder = "Note, saved while you type";
  if (shell.box !== box) {
    shell.box = box;
    find(shell, ".box").replaceChildren(box.area);
    find(shell, ".private").replaceChildren();
    if (saved.private) unfoldPrivate(shell, false);
  }
  find(shell, ".fold").hidden = saved.private === null;
  shell.notes.say();
}

function openNote(shell, entry, saved) {
  const box = openBox(shell.notes, entry, "note", saved);
  box.area.setAttribute("aria-label", "Note");
  box.area.dir = "auto";
  box.area.addEventListener("input", () => (drawReadings(shell), readSoon(shell)));
  box.area.addEventListener("scroll", () => drawReadings(shell));
  for (const moved of ["keyup", "click"]) box.area.addEventListener(moved, () => readSoon(shell));
  return box;
}

function readSoon(shell) {
  clearTimeout(shell.reading);
  drawReadings(shell);
  shell.reading = setTimeout(() => read(shell), PAUSE);
}

function unfoldPrivate(shell, focus = true) {
  const { entry, saved } = cardOf(shell);
  const box = boxOf(shell.notes, entry, "private") ?? openBox(shell.notes, entry, "private", saved.private);
  box.area.setAttribute("aria-label", "Only for me");
  box.area.placeholder = "Nobody else sees this";
  box.area.rows = 2;
  const open = find(shell, ".private").firstChild;
  find(shell, ".private").replaceChildren(...(open && focus ? [] : [box.area]));
  if (focus && !open) box.area.focus();
}

function sayNotes(shell) {
  const status = find(shell, ".saved");
  const words = saying(shell.notes, shown(shell));
  if (status.textContent !== words) status.textContent = words;
  status.classList.toggle("trouble", words.startsWith("Not"));
}

// While one writes on a telephone, the note takes the room that the keyboard leaves.
function follow(shell) {
  const writing = find(shell, ".deck").contains(shell.root.activeElement) && isWriting(shell);
  if (shell.writing === writing) return drawReadings(shell);
  shell.writing = writing;
  find(shell, ".deck").classList.toggle("writing", writing);
  draw(shell);
}

function isWriting(shell) {
  return /^(textarea|input)$/i.test(shell.root.activeElement?.tagName ?? "");
}

function fit(shell) {
  const { height, offsetTop } = window.visualViewport;
  const box = find(shell, ".cockpit");
  settle(shell);
  const keyboard = Math.max(0, window.innerHeight - height - offsetTop);
  box.style.setProperty("--keyboard", `${keyboard}px`);
  box.style.setProperty("--seen", `${height}px`);
  box.style.setProperty("--above", `${Math.round(box.getBoundingClientRect().top + (main()?.scrollTop ?? 0))}px`);
  box.style.setProperty("--bar", `${find(shell, ".deck").offsetHeight}px`);
}

// Beside the note where there is room, else below the brief, so that the bar stays low.
function settle(shell) {
  const [promised, home] = [find(shell, ".promised"), find(shell, NARROW.matches ? ".about" : ".deck")];
  if (promised.parentElement === home) return;
  if (NARROW.matches) find(shell, ".questions").before(promised);
  else find(shell, ".outcomes").before(promised);
}

function tickAll(shell) {
  for (const clock of shell.parent.querySelectorAll(".clock")) tick(clock);
  drawMinutes(shell);
  drawKept(shell);
  if (shell.asked && !shell.data.readings[shell.asked.line]) read(shell);
}
