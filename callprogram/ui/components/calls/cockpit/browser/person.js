// Who is called and why: what is read before the call, and while it runs.
function drawPerson(shell) {
  const { entry, person } = cardOf(shell);
  const box = find(shell, ".about");
  box.dataset.card = entry;
  paint(find(shell, ".name"), [entry, person.name], () => [person.name]);
  paint(find(shell, ".role"), person, () => role(shell, entry, person));
  paint(find(shell, ".reason"), [person.seat, person.reason], () => [
    part("span", `badge ${person.seat[1]}`, person.seat[0]),
    person.reason,
  ]);
  paint(find(shell, ".brief"), [person.brief, person.minded], () => person.brief.flatMap((each, at) => row(each, person.brief[at - 1]?.label, at < person.minded)));
  paint(find(shell, ".questions"), person.questions, () => [
    part("span", "label", "To ask"),
    part("ul", "", ...person.questions.map((each) => part("li", "", each))),
  ]);
  drawHistory(shell, entry);
}

function role(shell, entry, person) {
  const company = person.company ? part("strong", "", person.company) : "";
  const what = [person.title, person.title && company ? ", " : "", company];
  const others = person.others ? act(`${person.others} more there`, "link", () => give(shell, "others-there", entry)) : "";
  return [
    part("p", "title", ...(person.title || company ? what : ["A customer in person"])),
    part("p", "soft", person.about),
    person.others ? part("p", "soft", `${person.why} `, others) : "",
  ].filter(Boolean);
}

function row({ label, words }, above, minded) {
  return [part("dt", "label", label === above ? "" : label), part("dd", minded ? "minded" : "", words)];
}

// It comes last: of the next customer it is there once the server has looked.
function drawHistory(shell, entry) {
  const { history } = shell.data;
  const box = find(shell, ".history");
  const known = history.entry === entry ? history : null;
  paint(box, known, () => (known && (known.happenings.length || known.crm) ? happenings(known) : []));
}

function happenings({ happenings, more, page, crm }) {
  const lines = happenings.map((each) =>
    part("li", "", part("span", "soft", each.day), part("span", "", each.what, each.words ? part("span", "soft", `: ${each.words}`) : "")),
  );
  const all = Object.assign(part("a", "link", more ? `All of it, ${more} more` : "All of it"), { href: page, target: "_blank" });
  const whole = part("details", "crm", part("summary", "", "The CRM's note, whole"), part("p", "", crm));
  const before = lines.length ? [part("span", "label", "What happened"), part("ol", "", ...lines), all] : [];
  return [...before, crm ? whole : ""].filter(Boolean);
}
