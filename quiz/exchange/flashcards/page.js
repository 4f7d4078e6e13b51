
"use strict";
// The deck is data: each of its texts becomes a text node, and nothing of it is ever read as markup.
const cards = JSON.parse(document.getElementById("cards").textContent);
const desk = document.getElementById("desk");
let queue = cards.map((_, place) => place);
let at = 0, shown = false, chosen = new Set(), typed = "", hints = 0;
const missed = new Set();

function element(kind, text, name) {
  const made = document.createElement(kind);
  if (text) made.textContent = text;
  if (name) made.className = name;
  return made;
}

function button(text, action, name) {
  const made = element("button", text, name);
  made.type = "button";
  made.addEventListener("click", action);
  return made;
}

function options(card) {
  const list = element("ul", "", "options");
  card.options.forEach((text, place) => {
    const line = element("li"), made = button("", () => choose(place));
    made.append(element("kbd", String.fromCharCode(97 + place)), element("span", text));
    made.setAttribute("aria-pressed", String(chosen.has(place)));
    made.disabled = shown || !card.right.length;
    const right = card.right.includes(place);
    if (shown && right) made.classList.add("right");
    if (shown && !right && chosen.has(place)) made.classList.add("wrong");
    line.append(made);
    if (shown && chosen.has(place) && card.why[text]) line.append(element("p", card.why[text]));
    list.append(line);
  });
  return list;
}

function told(card) {
  const box = element("section", "", "told");
  box.setAttribute("aria-live", "polite");
  if (card.right.length && chosen.size) {
    box.append(element("p", isRight(card) ? "✓ Right" : "✗ Not this time",
      isRight(card) ? "verdict yes" : "verdict no"));
  }
  if (typed) box.append(element("p", "yours: " + typed, "quiet"));
  box.append(element("p", card.answer, "answer"));
  for (const text of card.also) box.append(element("p", text, "quiet"));
  if (card.explanation) box.append(element("p", card.explanation));
  if (card.source) box.append(element("p", card.source, "quiet"));
  const row = element("div", "", "row");
  row.append(button("Not yet", () => judge(false), isRight(card) ? "" : "main"),
    button("I knew it", () => judge(true), isRight(card) ? "main" : ""));
  box.append(row);
  return box;
}

function isRight(card) {
  if (!card.right.length || !chosen.size) return true;
  return chosen.size === card.right.length && card.right.every((place) => chosen.has(place));
}

function draw(focus) {
  desk.replaceChildren();
  if (at >= queue.length) return finish();
  const card = cards[queue[at]];
  const bar = element("progress");
  bar.max = queue.length; bar.value = at;
  bar.setAttribute("aria-label", "cards done");
  desk.append(bar, element("p", `${at + 1} of ${queue.length}`, "place"), element("h2", card.question, "question"));
  if (card.lefts.length) {
    const lefts = element("ol");
    for (const text of card.lefts) lefts.append(element("li", text));
    desk.append(lefts);
  }
  if (card.options.length) desk.append(options(card));
  if (card.typed && !shown) {
    const field = element("input");
    field.value = typed; field.autocomplete = "off"; field.placeholder = "your answer, if you like to type it";
    field.setAttribute("aria-label", "your answer; you need not type one");
    field.addEventListener("input", () => { typed = field.value; });
    desk.append(field);
  }
  for (const text of card.hints.slice(0, hints)) desk.append(element("p", "Hint: " + text, "hint"));
  if (shown) {
    desk.append(told(card));
  } else {
    const row = element("div", "", "row");
    row.append(button(card.right.length ? "Check" : "Show the answer", reveal, "main"));
    if (hints < card.hints.length) row.append(button("Hint", () => { hints += 1; draw("main"); }));
    if (at) row.append(button("Back", back));
    desk.append(row);
  }
  const target = focus === "field" ? desk.querySelector("input") || desk : desk.querySelector(".row .main") || desk;
  target.focus({ preventScroll: !shown });
}

function finish() {
  const right = cards.length - missed.size;
  desk.append(element("h2", "That is all", "question"),
    element("p", `${right} of ${cards.length} known at once.`));
  const row = element("div", "", "row");
  const again = [...missed].sort((one, other) => one - other);
  if (again.length) row.append(button("The missed ones again", () => start(again), "main"));
  row.append(button("All again", () => start(cards.map((_, place) => place)), again.length ? "" : "main"));
  desk.append(row);
  row.firstChild.focus();
}

function fresh() { shown = false; chosen = new Set(); typed = ""; hints = 0; }
function start(places) { queue = places; at = 0; missed.clear(); fresh(); draw("field"); }
function reveal() { shown = true; draw("main"); }
function back() { at = Math.max(0, at - 1); fresh(); draw("field"); }

function choose(place) {
  const card = cards[queue[at]];
  if (shown || !card.right.length || place >= card.options.length) return;
  if (card.several) {
    if (!chosen.delete(place)) chosen.add(place);
    draw("main");
  } else {
    chosen = new Set([place]);
    reveal();
  }
}

function judge(knew) {
  if (!knew) { missed.add(queue[at]); queue.push(queue[at]); }
  at += 1;
  fresh();
  draw("field");
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const inField = event.target.tagName === "INPUT", onButton = event.target.tagName === "BUTTON";
  if (event.key === "Enter" && inField) { event.preventDefault(); reveal(); return; }
  if (inField || at >= queue.length) return;
  if (event.key === "ArrowLeft") { event.preventDefault(); back(); }
  else if (shown && event.key === "1") judge(false);
  else if (shown && event.key === "2") judge(true);
  else if (!shown && /^[a-z]$/.test(event.key)) choose(event.key.charCodeAt(0) - 97);
  else if ((event.key === "Enter" || event.key === " ") && !onButton) {
    event.preventDefault();
    if (shown) judge(isRight(cards[queue[at]])); else reveal();
  }
});

function paper() {
  const list = element("ol", "", "sheet paper");
  for (const card of cards) {
    const line = element("li", card.question);
    const choices = element("ul");
    card.lefts.forEach((text, place) => choices.append(element("li", `${place + 1}) ${text}`)));
    card.options.forEach((text, place) => choices.append(element("li", `${String.fromCharCode(97 + place)}) ${text}`)));
    if (choices.childNodes.length) line.append(choices);
    line.append(element("p", "→ " + card.answer));
    for (const text of [...card.also, card.explanation, card.source]) {
      if (text) line.append(element("p", text, "quiet"));
    }
    list.append(line);
  }
  document.body.append(list);
}

paper();
desk.hidden = false;
document.getElementById("keys").hidden = false;
draw("field");
