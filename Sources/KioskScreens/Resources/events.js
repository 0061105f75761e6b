// Shows what devices and the line say, as the daemon tells it, and follows the daemon where the page allows it.
import { saveAll } from "./draft.js";

const body = document.body;
const said = document.getElementById("said");
const devices = document.getElementById("devices");
const recovering = document.body.dataset.recovering;
const here = () => location.pathname + location.search;
const followed = new Map((body.dataset.follow || "").split(" ").filter(Boolean).map((word) => {
  const [kind, path] = word.split(":");
  return [kind, path || here()];
}));
let lost = false;
let lostTimer = null;

/** Whether the daemon is known to be away. */
export const isLost = () => lost;

// While a card is read, a bar shows how long it may take.
function say(text, isReading = false) {
  if (!said) return;
  said.textContent = text;
  said.classList.toggle("reading", isReading);
}

async function answers() {
  try {
    return (await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

/** Says that the terminal recovers, until it has. */
export async function whenBack() {
  say(recovering);
  while (!(await answers())) await new Promise((done) => setTimeout(done, 500));
}

// Always by address: a page that answered a post must not be posted again. What is typed is kept first. A page already on
// its way elsewhere goes there.
async function go(path) {
  if (lost) await whenBack();
  await saveAll();
  if (!body.dataset.leaving) location.replace(path);
}

function follow(kind) {
  if (kind === "card" && document.getElementById("start")) document.getElementById("start").requestSubmit();
  else if (followed.has(kind)) go(followed.get(kind));
}

// Where what is on the page cannot be kept, a drawn signature or a number, the page stays as it is.
function restarted() {
  say("");
  if (!document.querySelector("form[data-holds]")) go(here());
}

const source = new EventSource("/events");
const on = (kind, act) => source.addEventListener(kind, (event) => act(JSON.parse(event.data)));
on("devices", (data) => { if (devices) devices.innerHTML = data.html; });
on("said", (data) => say(data.text));
on("reading", (data) => say(data.text, true));
for (const kind of ["card", "removed", "scan", "receipt", "badge"]) on(kind, (data) => say(data.text));
for (const kind of ["removed", "receipt", "badge"]) on(kind, () => follow(kind));
// What happened between the page and its first event.
on("state", (state) => {
  if (body.dataset.visit && state.visit !== body.dataset.visit) return go("/");
  if (body.dataset.receipt && state.receipt && state.receipt !== body.dataset.receipt) go(here());
  if (body.dataset.bills && state.bills && state.bills !== body.dataset.bills) go(here());
  if (body.dataset.wish && state.wish && state.wish !== body.dataset.wish) go(here());
  for (const kind of ["call", "slip", "test", "standing"]) if (body.dataset[kind] && state[kind] !== body.dataset[kind]) go(here());
  if (state.lies === "no") follow("removed");
  if (state.run !== body.dataset.run) return;
  for (const kind of ["card", "scan"]) {
    if (state[kind] !== body.dataset[kind]) { body.dataset[kind] = state[kind]; follow(kind); }
  }
});
on("wiped", () => { if (!["/", "/take-card"].includes(location.pathname)) go("/"); });
source.onopen = () => {
  clearTimeout(lostTimer);
  lostTimer = null;
  if (lost) { lost = false; restarted(); }
};
source.onerror = () => {
  lost = true;
  lostTimer ??= setTimeout(() => say(recovering), 3000);
};
if (body.dataset.after) setTimeout(() => go("/"), Number(body.dataset.after) * 1000);
addEventListener("pageshow", () => { delete body.dataset.leaving; });
addEventListener("pagehide", () => source.close());
addEventListener("contextmenu", (event) => event.preventDefault());
