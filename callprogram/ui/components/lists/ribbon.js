// The hour as a ribbon: each call with the customer's own clock. A pin is painted before the server hears of it.
const PIN = "pin";
const MORE = "more";

export default function (component) {
  return mounted(component, begin, draw);
}

function begin(parent) {
  return { parent, waiting: new Map() };
}

function give(shell, about, what, one) {
  const menu = shell.parent.querySelector(".more");
  if (what === MORE) {
    place(menu, shell.data.menu, (chosen) => give(shell, about, chosen, one));
    return unfold(menu, one);
  }
  menu.hidePopover();
  press(shell, about, what);
  draw(shell);
}

function draw(shell) {
  heard(shell);
  const list = shell.parent.querySelector(".ribbon");
  const known = new Map([...list.children].map((each) => [each.dataset.about, each]));
  const wanted = shell.data.cards.map((card) => known.get(String(card.about)) ?? begun(card));
  if (wanted.some((each, number) => list.children[number] !== each) || list.children.length > wanted.length)
    list.replaceChildren(...wanted);
  shell.data.cards.forEach((card, number) => fill(shell, wanted[number], card));
}

function begun(card) {
  const one = element("li");
  one.dataset.about = card.about;
  const reason = element("p", "reason");
  reason.append(element("span", "badge"), element("span", "words"), " ", element("span", "why"));
  const box = element("article");
  box.append(element("h3"), element("p", "company"), clockOf(), reason, element("p", "owner"), element("footer"));
  one.append(element("time", "planned"), box);
  return one;
}

function element(name, its = "") {
  return Object.assign(document.createElement(name), { className: its });
}

function fill(shell, one, card) {
  const find = (its) => one.querySelector(its);
  const turns = [...shell.waiting.values()].filter((each) => each.about === card.about && each.what === PIN).length;
  const pinned = turns % 2 ? !card.pinned : card.pinned;
  find("article").className = ["pinned", "loud", "over"].filter((its) => ({ ...card, pinned })[its]).join(" ");
  for (const [its, words] of Object.entries({
    "time.planned": card.at,
    h3: card.name,
    ".company": card.company,
    ".clock span": card.clock.words,
    ".badge": card.badge.words,
    ".words": card.reason,
    ".owner": card.owner,
  }))
    find(its).textContent = words;
  find(".clock").hidden = !card.clock.words;
  hands(find(".clock"), card.clock);
  Object.assign(find(".badge").style, {
    color: `var(--st-${card.badge.colour}-text-color)`,
    background: `var(--st-${card.badge.colour}-background-color)`,
  });
  const why = card.example ? [] : [{ what: "why", label: "Why?", hint: `Why ${card.name}?` }];
  place(find(".why"), why, () => give(shell, card.about, "why"));
  const footer = find("footer");
  footer.hidden = !shell.data.menu.length;
  if (footer.hidden) return;
  const buttons = [
    { what: PIN, label: pinned ? "Pinned" : "Pin", hint: `${pinned ? "Unpin" : "Pin"} ${card.name}` },
    { what: MORE, label: "Change ▾", hint: `Change ${card.name}` },
  ];
  place(footer, buttons, (what, button) => give(shell, card.about, what, button));
  footer.firstChild.setAttribute("aria-pressed", String(pinned));
}

const SVG = "http://www.w3.org/2000/svg";

function clockOf() {
  const line = element("p", "clock");
  const face = document.createElementNS(SVG, "svg");
  face.setAttribute("viewBox", "0 0 18 18");
  face.setAttribute("aria-hidden", "true");
  const rim = document.createElementNS(SVG, "circle");
  for (const [name, value] of Object.entries({ cx: 9, cy: 9, r: 7.6 })) rim.setAttribute(name, value);
  face.append(rim, document.createElementNS(SVG, "path"));
  line.append(face, element("span"));
  return line;
}

function hands(line, { hour, minute }) {
  const tip = (part, long) => `${9 + long * Math.sin(2 * Math.PI * part)} ${9 - long * Math.cos(2 * Math.PI * part)}`;
  const path = `M${tip((hour + minute / 60) / 12, 3.6)} L9 9 L${tip(minute / 60, 5.4)}`;
  line.querySelector("path").setAttribute("d", path);
}
