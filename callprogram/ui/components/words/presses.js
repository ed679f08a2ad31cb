// Buttons whose press names whom it is about.
export default function (component) {
  return mounted(component, begin, draw, (shell) => document.removeEventListener("keydown", shell.keys));
}

function begin(parent) {
  const shell = { parent, waiting: new Map() };
  shell.keys = (event) => pressKey(shell, event);
  document.addEventListener("keydown", shell.keys);
  return shell;
}

function pressKey(shell, event) {
  const asked = document.querySelector("[role=dialog]");
  const elsewhere = asked && !asked.contains(shell.parent.getRootNode().host ?? shell.parent);
  if (writes(document) || elsewhere || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  const wanted = shell.data.buttons.find((each) => each.key && each.key.toLowerCase() === event.key.toLowerCase());
  if (!wanted) return;
  event.preventDefault();
  give(shell, wanted.what);
}

// The card that somebody looks at, for the one below it may still be on its way.
function shown(shell) {
  const card = shell.data.card;
  if (!card) return shell.data.about;
  const seen = [...document.querySelectorAll(`[id^="${card}"]`)].filter((each) => !each.closest("[data-stale=true]"));
  return seen.length === 1 ? Number(seen[0].id.slice(card.length)) : null;
}

function give(shell, what, one) {
  const menu = shell.parent.querySelector(".more");
  if (what === OTHERS) return unfold(menu, one);
  menu.hidePopover();
  const about = shown(shell);
  if (about !== null) press(shell, about, what);
  draw(shell);
}

function draw(shell) {
  heard(shell);
  const { buttons, more } = shell.data;
  const [bar, menu] = [".bar", ".more"].map((name) => shell.parent.querySelector(name));
  const others = more.length ? [{ label: "⋯", what: OTHERS, hint: "Other outcomes" }] : [];
  place(bar, [...buttons, ...others], (what, one) => give(shell, what, one));
  place(menu, more, (what) => give(shell, what));
  const busy = [...shell.waiting.values()].map(({ what }) => what);
  for (const button of [...bar.children, ...menu.children])
    button.setAttribute("aria-busy", String(busy.includes(button.dataset.what)));
}
