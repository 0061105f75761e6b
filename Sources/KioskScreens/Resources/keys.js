// The keyboard on the glass. Keys act on release and never take the focus from the field; nothing typed is kept.
import { boards } from "./boards.js";
import * as edit from "./edit.js";
import { Found } from "./found.js";
import { Hand } from "./hand.js";

const panel = document.getElementById("keys");
const fields = "main input[type=text], main input[type=tel], main input[type=password], main textarea";
let field = null;
let letters = "";
let layout = "";
let upper = false;
let asked = 0;
let untold = false;

const list = panel && new Found(panel, (candidate) => take(candidate));
const hand = panel && new Hand(panel.dataset, () => { if (field) ask(); });

// Whoever listens to the field hears of it as if it had been typed.
function tell() {
  untold = true;
  field.scrollLeft = field.selectionStart === field.value.length ? field.scrollWidth : field.scrollLeft;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function insert(text) {
  if (edit.insert(field, text)) tell();
}

// What the letters or the ink may stand for, or what may come next when there are none. Only the last question's answer
// counts.
async function ask() {
  const mine = ++asked;
  delete panel.dataset.asking;
  if (!boards[layout].asks) return list.hide();
  const { says, shown, ...question } = boards[layout].ink ? hand.question() : { typed: letters, shown: letters };
  list.show(shown);
  panel.dataset.asking = "yes";
  const body = new URLSearchParams({ ...question, field: field.dataset.expects || "words", before: edit.before(field) });
  try {
    // Before anything is written, what may come next is known to the one who knows words.
    const asks = boards[question.typed ? layout : "pinyin"].asks;
    const answer = await (await fetch(asks, { method: "POST", body })).json();
    if (mine === asked && field) list.fill(hand.answered(answer, question.typed), shown, says);
  } catch {
    if (mine === asked) list.fill({ state: "away", items: [] }, shown, says);
  }
  if (mine === asked) delete panel.dataset.asking;
}

function take(candidate) {
  insert(candidate.text);
  if (boards[layout].ink) hand.take(candidate.takes);
  else letters = letters.slice(candidate.takes).replace(/^'+/, "");
  ask();
}

function press(sign) {
  if (boards[layout].asks && boards[layout].letters.test(sign)) letters += sign;
  else insert(upper ? sign.toUpperCase() : sign);
  ask();
}

const acts = {
  left: () => edit.move(field, -1),
  right: () => edit.move(field, 1),
  erase: () => { if (letters) letters = [...letters].slice(0, -1).join(""); else { edit.erase(field); tell(); } },
  clear: () => { if (letters) letters = ""; else if (hand.strokes.length) hand.clear(); else { field.value = ""; tell(); } },
  undo: () => hand.undo(),
  again: () => hand.again(),
  read: () => {},
  close: () => field.blur(),
  shift: () => { upper = !upper; draw(); },
};

function button(key) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = upper && key.sign ? key.sign.toUpperCase() : key.words ?? key.sign;
  if (key.sign) element.dataset.sign = key.sign;
  if (key.act) element.dataset.do = key.act;
  if (key.says) element.setAttribute("aria-label", key.says);
  if (key.wide) element.className = "wide";
  return element;
}

function line(keys) {
  const element = document.createElement("div");
  element.className = "keys-line";
  element.append(...keys.map(button));
  return element;
}

// Rows of ten keys where they fit, else fewer to a row.
function draw() {
  const board = document.getElementById("keys-board");
  const style = getComputedStyle(panel);
  const target = parseFloat(getComputedStyle(panel.querySelector("button")).minHeight) + parseFloat(style.rowGap);
  const most = Math.floor((innerWidth - parseFloat(style.paddingLeft) * 2 + parseFloat(style.rowGap)) / target);
  board.className = `keys-board ${boards[layout].shape || ""}`;
  board.replaceChildren(...boards[layout].rows(field, most).map(line));
  if (boards[layout].ink) board.prepend(hand.pad);
  const unit = field.dataset.unit;
  if (unit && boards[layout].shape === "square") {
    const word = document.createElement("span");
    word.className = "keys-unit";
    word.textContent = unit;
    board.firstChild.append(word);
  }
  for (const tab of panel.querySelectorAll("[data-layout]")) {
    tab.setAttribute("aria-pressed", String(tab.dataset.layout === layout));
    if (tab.dataset.layout === "hand") tab.hidden = field.dataset.keys !== "pinyin";
  }
}

function change(to) {
  letters = "";
  hand.clear();
  upper = false;
  layout = panel.querySelector(`[data-layout="${to}"]`) ? to : "letters";
  draw();
  ask();
}

// The field stays in sight above the keyboard: the question moves between band and foot.
function reveal() {
  const main = document.getElementById("main");
  const place = main.getBoundingClientRect();
  const whole = field.closest(".field") ?? field;
  const box = (whole.offsetHeight < place.height ? whole : field).getBoundingClientRect();
  if (box.bottom > place.bottom - 12) main.scrollBy({ top: box.bottom - place.bottom + 12 });
  else if (box.top < place.top) main.scrollBy({ top: box.top - place.top - 12 });
}

function open(target) {
  if (field !== target) leave();
  field = target;
  field.classList.add("typing");
  panel.hidden = false;
  change(field.dataset.keys || "letters");
  requestAnimationFrame(reveal);
}

// The browser tells of a change only when it was typed on keys of its own.
function announce() {
  if (field && untold) field.dispatchEvent(new Event("change", { bubbles: true }));
  untold = false;
}

function leave() {
  if (!field) return;
  announce();
  field.classList.remove("typing");
  field = null;
  letters = "";
  hand.clear();
  asked += 1;
}

function close() {
  leave();
  panel.hidden = true;
  list.hide();
}

function act(event) {
  const key = event.target.closest("button");
  if (!key || !field) return;
  if (key.dataset.sign) press(key.dataset.sign);
  else if (key.dataset.layout) change(key.dataset.layout);
  else if (key.dataset.turn) list.turn(Number(key.dataset.turn));
  else if (key.dataset.do) {
    acts[key.dataset.do]();
    if (field && key.dataset.do !== "shift") ask();
  }
}

if (panel) {
  for (const input of document.querySelectorAll(fields)) input.inputMode = "none";
  for (const kind of ["pointerdown", "mousedown"]) panel.addEventListener(kind, (event) => event.preventDefault());
  panel.addEventListener("click", act);
  addEventListener("focusin", (event) => { if (event.target.matches(fields)) open(event.target); });
  // Not at once: what is being touched must not move away under the finger.
  addEventListener("focusout", () => {
    announce();
    setTimeout(() => {
      const now = document.activeElement;
      if (field && !now?.matches(fields) && !panel.contains(now)) close();
    }, 250);
  });
  // Larger keys or letters: fewer of them to a row.
  addEventListener("resize", () => { if (field) { draw(); list.draw(); reveal(); } });
  addEventListener("pagehide", () => { letters = ""; hand.clear(); list.hide(); });
  if (document.activeElement?.matches(fields)) open(document.activeElement);
}
