// Warns before a quiet screen is wiped, counts down in words, and wipes. The daemon keeps the same limit on its own side.
const idleSeconds = Number(document.body.dataset.idle || 0);
const warnSeconds = 30;
// Who asked for more time has twice as long.
const slowness = () => (document.documentElement.classList.contains("mode-slow") ? 2 : 1);
const dialog = document.getElementById("idle");
const count = document.getElementById("idle-count");
const leave = document.getElementById("leave");
let quiet = null;
let ticking = null;
let lastTold = 0;

// Who listens to a page that is read aloud is not idle for so many seconds more.
function rest(more = 0) { clearTimeout(quiet); quiet = setTimeout(warn, (idleSeconds * slowness() + more) * 1000); }

function touched() {
  if (dialog.open) return;
  rest();
  if (Date.now() - lastTold > 10000) tell();
}

function tell() { lastTold = Date.now(); fetch("/touch", { method: "POST" }).catch(() => {}); }

function warn() {
  let left = warnSeconds * slowness();
  count.textContent = String(left);
  dialog.showModal();
  dispatchEvent(new Event("warned"));
  ticking = setInterval(() => {
    left -= 1;
    count.textContent = String(left);
    if (left <= 0) wipe();
  }, 1000);
}

// What stands on the screen goes at once, whether the daemon answers or not.
function wipe() {
  clearInterval(ticking);
  document.getElementById("main").replaceChildren();
  leave.requestSubmit();
}

function stay() { clearInterval(ticking); dialog.close(); tell(); rest(); }

if (idleSeconds > 0 && dialog) {
  for (const kind of ["pointerdown", "keydown", "input"]) addEventListener(kind, touched, { passive: true });
  addEventListener("reading", (event) => rest(event.detail));
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); stay(); });
  document.getElementById("idle-stay").addEventListener("click", stay);
  tell();
  lastTold = 0;
  rest();
}
