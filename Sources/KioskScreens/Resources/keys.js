// The keyboard on the glass. Keys act on release and never take the focus from the field; nothing typed is kept.
import { boards } from "./boards.js";
import { Found } from "./found.js";

const panel = document.getElementById("keys");
const fields = "main input[type=text], main input[type=tel], main textarea";
let field = null;
let letters = "";
let layout = "";
let upper = false;
let asked = 0;
let untold = false;

const list = panel && new Found(panel, (candidate) => take(candidate));

const before = () => [...field.value.slice(0, field.selectionStart)].slice(-6).join("");

// Whoever listens to the field hears of it as if it had been typed.
function tell() {
  untold = true;
  field.scrollLeft = field.selectionStart === field.value.length ? field.scrollWidth : field.scrollLeft;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function insert(text) {
  const most = field.maxLength;
  const left = [...field.value.slice(0, field.selectionStart), ...field.value.slice(field.selectionEnd)].length;
  if (most > 0 && left + [...text].length > most) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  tell();
}

function erase() {
  let from = field.selectionStart;
  if (from === field.selectionEnd) from -= [...field.value.slice(0, from)].at(-1)?.length ?? 0;
  field.setRangeText("", from, field.selectionEnd, "end");
  tell();
}

function move(step) {
  const at = field.selectionStart;
  const sign = step < 0 ? [...field.value.slice(0, at)].at(-1) : [...field.value.slice(at)][0];
  const to = at + step * (sign?.length ?? 0);
  field.setSelectionRange(to, to);
}

// What the letters may stand for, or what may come next when there are none. Only the last question's answer counts.
async function ask() {
  const mine = ++asked;
  delete panel.dataset.asking;
  if (!boards[layout].asks) return list.hide();
  list.show(letters);
  panel.dataset.asking = "yes";
  const body = new URLSearchParams([["typed", letters], ["field", field.dataset.expects || "words"], ["before", before()]]);
  try {
    const answer = await (await fetch(boards[layout].asks, { method: "POST", body })).json();
    if (mine === asked && field) list.fill(answer, letters);
  } catch {
    if (mine === asked) list.fill({ state: "away", items: [] }, letters);
  }
  if (mine === asked) delete panel.dataset.asking;
}

function take(candidate) {
  insert(candidate.text);
  letters = letters.slice(candidate.takes).replace(/^'+/, "");
  ask();
}

function press(sign) {
  if (boards[layout].asks && boards[layout].letters.test(sign)) letters += sign;
  else insert(upper ? sign.toUpperCase() : sign);
  ask();
}

const acts = {
  left: () => move(-1),
  right: () => move(1),
  erase: () => { if (letters) letters = [...letters].slice(0, -1).join(""); else erase(); },
  clear: () => { if (letters) letters = ""; else { field.value = ""; tell(); } },
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
  const unit = field.dataset.unit;
  if (unit && boards[layout].shape === "square") {
    const word = document.createElement("span");
    word.className = "keys-unit";
    word.textContent = unit;
    board.firstChild.append(word);
  }
  for (const tab of panel.querySelectorAll("[data-layout]")) {
    tab.setAttribute("aria-pressed", String(tab.dataset.layout === layout));
  }
}

function change(to) {
  letters = "";
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
  addEventListener("pagehide", () => { letters = ""; list.hide(); });
  if (document.activeElement?.matches(fields)) open(document.activeElement);
}
