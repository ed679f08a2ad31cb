// The hour's people in a row, the minutes left, who is next, and what the last outcome kept.
function drawStrip(shell) {
  const { data } = shell;
  const entry = shown(shell);
  const seen = data.people.filter((each) => !each.standby || each.entry === entry || tickOf(shell, each));
  const told = seen.map((each) => [each, tickOf(shell, each), each.entry === entry]);
  paint(find(shell, ".people"), told, () => told.map((each) => personButton(shell, ...each)));
  drawMinutes(shell);
  find(shell, ".finish").onclick = (event) => event.detail > 1 || give(shell, "finish", 0);
  drawFoot(shell, entry);
}

function tickOf(shell, person) {
  const ahead = shell.ahead.find((each) => each.from === person.entry && each.tick);
  return ahead ? ahead.tick : person.tick;
}

function personButton(shell, person, ticked, isShown) {
  const avatar = part("span", "avatar", person.initials, ticked ? part("span", "tick", ticked) : "");
  avatar.setAttribute("aria-hidden", "true");
  const label = `${person.name}, ${person.line}`;
  const words = part("span", "who", part("strong", "", person.name), part("span", "soft", person.line));
  const one = act("", `person${ticked ? " done" : ""}`, () => give(shell, "choose", person.entry), label);
  one.append(avatar, words);
  one.setAttribute("aria-current", String(isShown));
  return one;
}

function drawMinutes(shell) {
  const { ends, now, length } = shell.data;
  const minutes = Math.floor((ends - now - (Date.now() - shell.arrived)) / 60000);
  const words = minutes >= 0 ? "left of the hour" : "over the hour";
  const known = Math.abs(minutes) <= length ? `${Math.abs(minutes)} min` : "";
  paint(find(shell, ".left"), [known, words], () => (known ? [part("strong", "minutes", known), part("span", "soft", words)] : []));
}

function drawFoot(shell, entry) {
  const next = nextAfter(shell, entry);
  const person = next && cardOf(shell, next.entry).person;
  const company = person?.company && person.company !== person.name ? `, ${person.company}` : "";
  paint(find(shell, ".next"), [next, person?.name], () =>
    next ? [`Next at ${next.at}: `, part("strong", "", person.name), `${company}. ${person.reason}`] : ["This is the last call; then comes what the hour was."],
  );
  drawKept(shell);
}

// What was kept, with ten seconds to take it back; what was added is on its card.
function drawKept(shell) {
  const ahead = shell.ahead.findLast((each) => each.tick);
  const kept = ahead ? { words: `${cardOf(shell, ahead.from).person.first}: saving …` } : shell.data.kept;
  const undo = kept?.undo ? kept.undo - (Date.now() - shell.arrived) > 0 : false;
  const box = find(shell, ".kept");
  box.classList.toggle("fresh", undo);
  paint(box, [kept?.words, kept?.call, undo], () => (kept ? keptWords(shell, kept, undo) : []));
}

function keptWords(shell, kept, undo) {
  const words = [part("span", "", kept.words)];
  if (undo) words.push(act("Undo", "link undo", () => takeBack(shell)));
  if (kept.entry) words.push(act("Add to it", "link", () => give(shell, "choose", kept.entry), `Add to it: ${kept.words}`));
  return words;
}

function takeBack(shell) {
  const { kept } = shell.data;
  if (kept && kept.undo - (Date.now() - shell.arrived) > 0) give(shell, "undo", kept.call, "", kept.entry);
}
