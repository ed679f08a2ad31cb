// The years of one customer as a line. Marks say in words what they are: on hover, and to whoever hears the page.
const SVG = "http://www.w3.org/2000/svg";
const LEFT = 60;
const RIGHT = 740;
const LINE = 46;
const TOP = 88;
const BOTTOM = 130;
const SHAPES = { talked: "circle", tried: "circle", promised: "circle", kept: "circle", renewed: "diamond", renews: "diamond" };

export default function ({ parentElement, data }) {
  const svg = parentElement.querySelector("svg");
  svg.replaceChildren(...axis(data), ...data.marks.map(mark), ...labels(data.marks), ...health(data.health));
  const words = [...data.marks.map(({ words }) => words), ...data.health.map(({ health, words }) => `health ${health} from ${words}`)];
  svg.setAttribute("aria-label", `What happened, as a line: ${words.join("; ")}`);
  parentElement.querySelector("figcaption").textContent = words.join("; ");
}

function x(at) {
  return LEFT + at * (RIGHT - LEFT);
}

function draw(kind, attributes, text) {
  const one = document.createElementNS(SVG, kind);
  for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
  if (text !== undefined) one.textContent = text;
  return one;
}

function axis(data) {
  const now = x(data.today);
  return [
    draw("line", { x1: LEFT, x2: RIGHT, y1: LINE, y2: LINE }),
    draw("line", { class: "today", x1: now, x2: now, y1: LINE - 22, y2: BOTTOM }),
    draw("text", { x: LEFT, y: LINE + 26 }, data.from),
    draw("text", { x: now, y: LINE + 26, "text-anchor": "middle" }, "today"),
  ];
}

function mark({ at, kind, words }) {
  const place = x(at);
  const one =
    SHAPES[kind] === "diamond"
      ? draw("path", { class: `mark ${kind}`, d: `M${place} ${LINE - 8}l8 8l-8 8l-8-8z` })
      : draw("circle", { class: `mark ${kind}`, cx: place, cy: LINE, r: 6 });
  one.append(draw("title", {}, words));
  return one;
}

// A word above a mark, where the one before leaves room for it.
function labels(marks) {
  let free = -Infinity;
  const found = [];
  for (const { at, words } of [...marks].sort((one, other) => one.at - other.at)) {
    const text = words.split(",")[0];
    const half = text.length * 3.6 + 6;
    const place = Math.min(Math.max(x(at), half), 800 - half);
    if (place - half < free) continue;
    found.push(draw("text", { x: place, y: LINE - 20, "text-anchor": "middle" }, text));
    free = place + half;
  }
  return found;
}

function health(points) {
  if (!points.length) return [];
  const y = (value) => BOTTOM - (value / 100) * (BOTTOM - TOP);
  const line = points.flatMap(({ at, health }, number) => {
    const until = points[number + 1]?.at ?? Math.max(at, 0);
    return [`${x(at)},${y(health)}`, `${x(until)},${y(health)}`];
  });
  const last = points.at(-1);
  return [
    draw("text", { x: 0, y: y(points[0].health) + 4 }, "Health"),
    draw("polyline", { class: "health", points: line.join(" ") }),
    draw("text", { x: Math.min(x(last.at) + 8, 770), y: y(last.health) + 5 }, String(last.health)),
  ];
}
