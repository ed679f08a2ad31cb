// The line to the customer: its state is the number and a whole code, or the bridge and how its call stands.
function drawLine(shell) {
  const { running, voicemail } = shell.data;
  const card = cardOf(shell);
  const since = running ? running.since : sinceOf(shell, card);
  const during = running || since || card.line.over || shell.back === card.entry || shell.writing || shell.box.area.value;
  find(shell, ".deck").dataset.phase = during ? "during" : "before";
  const told = [card.entry, card.line, running, since, isDialled(shell, card), shell.back, card.person.first, voicemail];
  paint(find(shell, ".line"), told, () => [lineOf(shell, card, since), aside(shell, card)].filter(Boolean));
}

function sinceOf(shell, card) {
  return card.line.since ?? shell.dialled.get(card.entry) ?? null;
}

function lineOf(shell, card, since) {
  const { running } = shell.data;
  if (running) return runningLine(shell, running);
  if (card.line.refused !== undefined) return part("p", "refused", card.line.refused);
  if (card.line.bridge) return bridgeLine(shell, card);
  return ownPhone(shell, card, since);
}

function runningLine(shell, running) {
  const words = part("p", "state", part("span", "dot"), part("strong", "", running.words), running.since ? clockSince(shell, running.since) : "");
  const acts = running.buttons.map((each) =>
    act(each.label, `${each.main ? "main" : ""} ${each.what}`, () => give(shell, each.what, running.call)),
  );
  return part("div", "running", part("div", "", words, part("p", "soft", running.detail)), ...acts);
}

function bridgeLine(shell, card) {
  const { missed, number, busy } = card.line;
  const words = part("div", "", missed ? part("p", "state", missed) : "", part("p", "soft", number));
  return part("div", "running", words, busy ? "" : callButton(shell, card));
}

function ownPhone(shell, card, since) {
  const { code, number } = card.line;
  const picture = code ? Object.assign(part("img", "code"), { src: code, alt: `Code that dials ${number}` }) : "";
  const asked = shell.back === card.entry ? part("p", "back", `How did it go with ${card.person.first}?`) : "";
  const how = code ? part("p", "soft how", "Point your phone's camera at the code, or type it in.") : "";
  const against = card.line.asks && !since ? part("p", "against", card.line.asks) : "";
  const words = part("div", "dial", asked || part("p", "soft", since ? `With ${card.person.first}` : "Dial from your phone"), part("p", "number", number), against || how);
  const clock = since ? part("p", "state", part("span", "dot"), clockSince(shell, since)) : "";
  return part("div", "own", picture, words, clock, isDialled(shell, card) ? "" : callButton(shell, card));
}

// Whoever wrote their note first has still to dial.
function isDialled(shell, card) {
  return card.line.dialled || shell.dialled.has(card.entry);
}

// On a telephone the link dials by itself; what speaks against the call is asked about first.
function callButton(shell, card) {
  const label = `Call ${card.person.first}${card.line.again ? " again" : ""}`;
  const name = `call${card.line.again ? "" : " main"}`;
  if (!card.line.tel || card.line.asks) return act(label, name, () => give(shell, "ask", card.entry));
  const link = Object.assign(part("a", `button ${name}`, label), { href: card.line.tel, role: "button" });
  link.onclick = () => dial(shell, card);
  return link;
}

function dial(shell, card) {
  shell.dialled.set(card.entry, Date.now() - shell.arrived + shell.data.now);
  shell.dialling = card.entry;
  press(shell, cardOf(shell).customer, "begin");
  draw(shell);
}

// What to say to a voicemail, in the words that were agreed.
function aside(shell, card) {
  const { running, voicemail } = shell.data;
  const picked = running?.machine ? part("p", "soft", "A voicemail has picked up.") : "";
  if (!voicemail) return picked;
  const words = part("details", "voicemail", part("summary", "", "What to say to a voicemail"), part("blockquote", "", voicemail));
  words.open = Boolean(running?.machine || card.line.missed);
  return part("div", "", picked, words);
}

// Back from the dialler: what came of it is asked.
function cameBack(shell) {
  if (document.hidden || !shell.dialling) return;
  shell.back = shell.dialling;
  shell.dialling = null;
  draw(shell);
  send(shell);
}
