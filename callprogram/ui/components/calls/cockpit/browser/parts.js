// An element with its class and its words; whatever comes from people or from a CRM is text and never markup.
function part(kind, name, ...inside) {
  const one = document.createElement(kind);
  if (name) one.className = name;
  one.append(...inside.filter((each) => each !== "" && each !== null && each !== undefined));
  return one;
}

// What stays the same is left alone: nothing is replaced under a finger, a cursor or a reader's eyes.
function paint(box, told, make) {
  const key = JSON.stringify(told);
  if (box.told === key) return;
  box.told = key;
  box.replaceChildren(...make());
}

function act(label, name, pressed, hint) {
  const one = Object.assign(part("button", name, label), { type: "button" });
  if (hint) one.setAttribute("aria-label", hint);
  // The second half of a double click is no press of what has come under the pointer meanwhile.
  one.onclick = (event) => event.detail > 1 || pressed(one);
  return one;
}

function find(shell, name) {
  return shell.parent.querySelector(name);
}

function cardOf(shell, entry = shown(shell)) {
  return shell.data.cards.find((card) => card.entry === entry);
}

// A clock that runs since a moment of the server's, whatever the clock here shows.
function clockSince(shell, since) {
  const clock = part("span", "clock");
  clock.since = since - shell.data.now + shell.arrived;
  tick(clock);
  return clock;
}

function tick(clock) {
  const seconds = Math.max(0, Math.floor((Date.now() - clock.since) / 1000));
  clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
