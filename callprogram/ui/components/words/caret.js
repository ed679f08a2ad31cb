// Where the caret goes when another window's words come in: with its line, and never between the letters of a word.
function carried(before, after, at) {
  const [own, other] = [before.split("\n"), after.split("\n")];
  const line = before.slice(0, at).split("\n").length - 1;
  const column = at - lengthOf(own.slice(0, line));
  const [same, rest] = agreeing(own, other);
  if (line < same) return at;
  if (line >= own.length - rest) return lengthOf(other.slice(0, other.length - own.length + line)) + column;
  const found = other.slice(0, other.length - rest).lastIndexOf(own[line]);
  return found >= same ? lengthOf(other.slice(0, found)) + column : within(before, after, at);
}

// In a line that the other window changed, too: only where what stands beside the caret is as it was, or nothing.
function within(before, after, at) {
  const [same, rest] = agreeing(before, after);
  if (at > same && at < before.length - rest) return null;
  const there = at <= same ? at : after.length - before.length + at;
  const beside = [[before[at - 1], after[there - 1]], [before[at], after[there]]];
  return beside.every(([was, is]) => is === was || /^\s?$/.test(is ?? "")) ? there : null;
}

// How many lines (or letters) two texts share at their beginning, and how many of the others at their end.
function agreeing(one, two) {
  const least = Math.min(one.length, two.length);
  let [same, rest] = [0, 0];
  while (same < least && one[same] === two[same]) same += 1;
  while (rest < least - same && one.at(-1 - rest) === two.at(-1 - rest)) rest += 1;
  return [same, rest];
}

function lengthOf(lines) {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
