// A promise in the note: a finished line is read by the server, lights up, and is kept by Tab or a tap, never by itself.
const LONGEST = 20000; // letters; nothing is marked in what is longer

function drawPromises(shell) {
  const { promises, entry } = cardOf(shell);
  const coming = [...shell.waiting.values()].filter((each) => each.what === "promise" && each.about === entry);
  const told = [promises, coming.map(({ text }) => text), entry];
  paint(find(shell, ".kept-promises"), told, () => [
    ...promises.map((each) => promiseRow(shell, each)),
    ...coming.map(({ text }) => part("li", "coming", text, part("span", "soft", "saving …"))),
  ]);
  const here = promises.filter((each) => each.here).length + coming.length;
  paint(find(shell, ".count"), here, () => [here ? `${here} promise${here > 1 ? "s" : ""}` : ""]);
  drawReadings(shell);
}

function promiseRow(shell, each) {
  const words = part("span", "words", each.text, part("span", each.unclear ? "unclear" : "soft", each.doubt ? `${each.who} · ${each.doubt}` : each.who));
  const tell = each.tell ? act("Told them", "link", () => give(shell, "told", each.id)) : "";
  const change = each.here ? act(each.unclear ? "Is this right?" : "Change", "link", () => give(shell, "settle", each.id)) : "";
  const undo = each.here ? act("Undo", "link", () => give(shell, "not-a-promise", each.id), `Undo the promise: ${each.text}`) : "";
  return part("li", each.here ? "here" : "", part("span", "tick", each.tell ? "✓" : "○"), words, tell, change, undo);
}

function isKept(shell, line, about = shown(shell)) {
  const { promises, entry } = cardOf(shell, about);
  const coming = [...shell.waiting.values()].some((each) => each.what === "promise" && each.about === entry && each.text === line);
  return coming || promises.some((each) => each.said === line || each.text === line);
}

// The line that was just finished: that of the cursor where it stands at its end, else the one above an empty one.
function lineAt(area) {
  const { value, selectionStart, selectionEnd } = area;
  if (selectionStart !== selectionEnd) return "";
  const rest = value.slice(selectionStart).split("\n")[0];
  const before = value.slice(0, selectionStart).split("\n");
  const line = before.at(-1).trim();
  if (rest.trim()) return "";
  return line || before.at(-2)?.trim() || "";
}

function finished(shell) {
  const { area } = shell.box ?? {};
  const note = area && shell.root.activeElement === area ? lineAt(area) : "";
  return note || (shell.root.activeElement === find(shell, ".say") ? find(shell, ".say").value.trim() : "");
}

function read(shell) {
  const line = finished(shell);
  if (!line || shell.data.readings[line]) return drawReadings(shell);
  if (shell.asked?.line === line && Date.now() - shell.asked.at < SOON) return;
  shell.asked = { line, at: Date.now() };
  shell.tell("asked", { id: newId(), entry: shown(shell), lines: [line] });
}

// What could be kept now: nothing where the line promises nothing or was kept.
function offer(shell) {
  const line = finished(shell);
  const reading = shell.data.readings[line];
  const typed = shell.root.activeElement === find(shell, ".say");
  // A line that goes on behind its promise still says it.
  const again = reading && cardOf(shell).promises.some((each) => each.here && each.text === reading.text);
  return reading && (typed || reading.promise) && !again && !isKept(shell, line) ? { line, ...reading } : null;
}

function drawReadings(shell) {
  const found = offer(shell);
  const chip = find(shell, ".offer");
  const typed = shell.root.activeElement === find(shell, ".say");
  chip.hidden = !found || typed;
  const told = found && [found.words, found.doubt, typed];
  paint(find(shell, ".understood"), told, () => (found && typed ? [`${found.words}${found.doubt ? ` · ${found.doubt}` : ""}`] : []));
  paint(chip, told, () => (found ? chipWords(found) : []));
  drawMirror(shell, found);
}

function chipWords({ words, doubt }) {
  const key = part("kbd", "", "Tab");
  return [part("strong", "", "Promise?"), ` ${words} `, doubt ? part("span", "unclear", `${doubt} `) : "", key, part("span", "soft keys", " keep it")];
}

// Behind the box stands what is in it, so that lines can be marked; the box itself can hold but plain text.
function drawMirror(shell, found) {
  const { area } = shell.box ?? {};
  const mirror = find(shell, ".mirror");
  if (!area || area.value.length > LONGEST) return mirror.replaceChildren();
  const lines = area.value.split("\n").map((line) => mirrored(shell, line, found));
  mirror.replaceChildren(...lines);
  mirror.scrollTop = area.scrollTop;
  const lit = mirror.querySelector(".lit");
  const chip = find(shell, ".offer");
  const below = lit ? lit.offsetTop + lit.offsetHeight - area.scrollTop + 4 : 0;
  chip.style.setProperty("--below", `${Math.max(0, Math.min(below, area.clientHeight - 44))}px`);
}

function mirrored(shell, line, found) {
  const words = line.trim();
  const name = words && isKept(shell, words) ? "marked" : words && found?.line === words ? "lit" : "";
  return part("div", "", name ? part("span", name, line) : line || "\u200b");
}

function keepPromise(shell) {
  const found = offer(shell);
  if (!found) return false;
  press(shell, shown(shell), "promise", found.line);
  draw(shell);
  return true;
}

// A line that is not read yet is kept as soon as it is, if it promises anything; a second Tab goes on to what comes next.
function keepOnceRead(shell) {
  const line = finished(shell);
  if (!line || shell.data.readings[line] || shell.wanted?.line === line) return false;
  shell.wanted = { line, entry: shown(shell) };
  read(shell);
  return true;
}

function keepWanted(shell) {
  const { line, entry } = shell.wanted ?? {};
  const reading = shell.data.readings[line];
  if (!reading) return;
  shell.wanted = null;
  if (!reading.promise || !cardOf(shell, entry) || isKept(shell, line, entry)) return;
  setTimeout(() => (press(shell, entry, "promise", line), draw(shell))); // nothing is heard of what is told while drawing
}

function sayPromise(shell) {
  const field = find(shell, ".say");
  const text = field.value.trim();
  if (!text) return;
  shell.said = press(shell, shown(shell), "promise", text);
  field.value = "";
  draw(shell);
}

// What promises nothing was not kept: it stands there again, to be said with other words.
function hearPromises(shell, found) {
  const field = find(shell, ".say");
  const said = found.find((each) => each === shell.said);
  if (said && shell.data.problem && !field.value) field.value = said.text;
}
