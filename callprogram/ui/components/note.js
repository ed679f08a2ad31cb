// A pause of this long sends what was typed; what is not confirmed is sent again.
const PAUSE = 400;
const AGAIN = 2000;
const boxes = new WeakMap();

export default function (component) {
  const { parentElement, data, setStateValue } = component;
  const box = boxes.get(parentElement) ?? begin(parentElement, data);
  box.send = (text) => setStateValue("typed", { text, at: Date.now() });
  box.saved = data.saved;
  show(box);
  return () => {
    clearInterval(box.again);
    box.again = undefined;
  };
}

function begin(parent, data) {
  const area = parent.querySelector("textarea");
  const box = { area, status: parent.querySelector("p"), copy: `callprogram-note-${data.entry}` };
  area.placeholder = data.placeholder;
  // The browser's own copy outlives a killed server and a reload; it is there only while it is not confirmed.
  area.value = localStorage.getItem(box.copy) ?? data.saved;
  box.touched = area.value !== data.saved;
  area.addEventListener("input", () => typed(box));
  area.addEventListener("blur", () => send(box));
  boxes.set(parent, box);
  // A new card begins at its top, wherever the last one was left.
  document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 });
  return box;
}

function typed(box) {
  box.touched = true;
  localStorage.setItem(box.copy, box.area.value);
  box.status.textContent = "Saving …";
  clearTimeout(box.pause);
  box.pause = setTimeout(() => send(box), PAUSE);
}

function send(box) {
  if (box.touched && box.area.value !== box.saved) box.send(box.area.value);
}

function show(box) {
  box.again ??= setInterval(() => send(box), AGAIN);
  if (!box.touched) box.area.value = box.saved;
  if (box.area.value === box.saved) {
    localStorage.removeItem(box.copy);
    box.status.textContent = box.touched ? "Saved" : "";
    return;
  }
  box.status.textContent = "Saving …";
}
