// Where the server is not reached, every page says so until it is: a press would look as if nothing had come of it.
const GONE = "No connection. What you press now may have to be pressed again.";
const SOON = 2000;
const LONG = 5000;
const shells = new WeakMap();

export default function ({ parentElement }) {
  const shell = shells.get(parentElement) ?? begin(parentElement);
  return standing(shells, parentElement, shell, end);
}

function begin(parent) {
  const shell = { line: parent.querySelector(".gone"), app: document.querySelector('[data-testid="stApp"]') };
  shell.look = () => look(shell);
  shell.press = ({ target }) => target.closest?.("button") && lookSoon(shell);
  shell.socket = new MutationObserver(() => lookSoon(shell));
  shell.socket.observe(shell.app, { attributeFilter: ["data-test-connection-state"] });
  for (const kind of ["offline", "online"]) window.addEventListener(kind, shell.look);
  document.addEventListener("click", shell.press, true);
  return shell;
}

function end(shell) {
  clearTimeout(shell.soon);
  shell.socket.disconnect();
  for (const kind of ["offline", "online"]) window.removeEventListener(kind, shell.look);
  document.removeEventListener("click", shell.press, true);
}

function lookSoon(shell) {
  clearTimeout(shell.soon);
  shell.soon = setTimeout(shell.look, SOON);
}

// A socket may hang for minutes before its ends know of it, so the server is asked as well.
async function look(shell) {
  const gone = shell.app.dataset.testConnectionState !== "CONNECTED" || !(await answers());
  shell.line.textContent = gone ? GONE : "";
  if (gone) lookSoon(shell);
}

function answers() {
  const asked = fetch(new URL("_stcore/health", document.baseURI), { cache: "no-store", signal: AbortSignal.timeout(LONG) });
  return asked.then(({ ok }) => ok, () => false);
}
