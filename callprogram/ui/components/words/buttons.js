// A button stays the same one for every card: one that is replaced between the finger's down and up is never pressed.
const OTHERS = "others";

function place(box, wanted, pressed) {
  box.pressed = pressed; // the latest: one menu serves whichever card opened it last
  if (wanted.some(({ what }, number) => box.children[number]?.dataset.what !== what) || box.children.length > wanted.length)
    box.replaceChildren(...wanted.map(({ what }) => pressable(what, box)));
  wanted.forEach((button, number) => word(box.children[number], button));
}

function word(one, { label, key, done, main, hint }) {
  one.querySelector("span").textContent = done ? `✓ ${label}` : label;
  one.querySelector("kbd").textContent = key ?? "";
  if (key) one.setAttribute("aria-keyshortcuts", key);
  one.classList.toggle("main", Boolean(main));
  if (hint) one.setAttribute("aria-label", hint);
  if (done !== undefined && done !== null) one.setAttribute("aria-pressed", String(done));
}

function pressable(what, box) {
  const one = Object.assign(document.createElement("button"), { type: "button" });
  one.dataset.what = what;
  one.append(document.createElement("span"), Object.assign(document.createElement("kbd"), { ariaHidden: "true" }));
  // The second half of a double click is not a press of what has come under the pointer meanwhile.
  one.onclick = (event) => event.detail > 1 || box.pressed(what, one);
  return one;
}

// A menu beside the button that opens it, on whichever side there is room.
function unfold(menu, other) {
  const box = other.getBoundingClientRect();
  const above = box.top > window.innerHeight / 2;
  menu.style.right = `${document.documentElement.clientWidth - box.right}px`;
  menu.style.bottom = above ? `${window.innerHeight - box.top + 4}px` : "auto";
  menu.style.top = above ? "auto" : `${box.bottom + 4}px`;
  menu.onkeydown = (event) => goAlong(menu, event);
  // A browser gives the keyboard back to what had it, but not within a component.
  menu.ontoggle = ({ newState }) => newState === "closed" && menu.contains(menu.getRootNode().activeElement) && other.focus();
  menu.togglePopover();
  if (menu.matches(":popover-open")) menu.querySelector("button")?.focus();
}

function goAlong(menu, event) {
  const way = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (!way) return;
  event.preventDefault();
  menu.getRootNode().activeElement?.[way]?.focus();
}
