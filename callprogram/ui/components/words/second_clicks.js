// The second half of a double click is no press of what has come under the pointer meanwhile: it goes nowhere.
const SOON = 350;
const NEAR = 12;
const BUTTONS = [
  "stButton",
  "stFormSubmitButton",
  "stPopoverButton",
  "stPopover",
  "stDownloadButton",
  "stLinkButton",
  "stMenuButton",
].map((name) => `[data-testid="${name}"]`).join();
let last = { at: 0, x: 0, y: 0 };

export default function () {
  if (document.secondClicks) return;
  document.secondClicks = true;
  document.addEventListener("click", stopSecond, true);
  document.addEventListener("keydown", stopHeld, true);
}

function stopSecond(event) {
  if (!event.target.closest?.(BUTTONS)) return;
  // A press by a key or by a program has no place, and comes alone.
  if (!event.isTrusted || event.detail === 0) return;
  const near = Math.hypot(event.clientX - last.x, event.clientY - last.y) < NEAR;
  const second = event.detail > 1 || (near && event.timeStamp - last.at < SOON);
  last = { at: event.timeStamp, x: event.clientX, y: event.clientY };
  if (second) stop(event);
}

function stopHeld(event) {
  const presses = event.key === "Enter" || event.key === " ";
  if (event.repeat && presses && event.target.closest?.(BUTTONS)) stop(event);
}

function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}
