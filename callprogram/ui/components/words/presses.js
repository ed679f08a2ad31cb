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

function give(shell, what) {
  press(shell, shell.data.about, what);
  draw(shell);
}

function draw(shell) {
  heard(shell);
  const bar = shell.parent.querySelector(".bar");
  place(bar, shell.data.buttons, (what) => give(shell, what));
  const busy = [...shell.waiting.values()].map(({ what }) => what);
  for (const button of bar.children) button.setAttribute("aria-busy", String(busy.includes(button.dataset.what)));
}
