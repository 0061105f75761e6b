// Shows what devices and the line say, as the daemon tells it, and follows the daemon where the page allows it.
const said = document.getElementById("said");
const devices = document.getElementById("devices");
const followed = (document.body.dataset.follow || "").split(" ");
let lostTimer = null;
let wasLost = false;

function say(text) { if (said) said.textContent = text; }

function follow(kind) {
  if (!followed.includes(kind)) return;
  const start = document.getElementById("start");
  if (start) start.requestSubmit(); else location.reload();
}

const source = new EventSource("/events");
source.addEventListener("devices", (event) => { if (devices) devices.innerHTML = JSON.parse(event.data).html; });
source.addEventListener("said", (event) => say(JSON.parse(event.data).text));
for (const kind of ["card", "scan", "receipt", "wiped"]) {
  source.addEventListener(kind, (event) => { say(JSON.parse(event.data).text); follow(kind); });
}
source.onopen = () => {
  clearTimeout(lostTimer);
  lostTimer = null;
  if (wasLost) { wasLost = false; say(""); if (followed.includes("restart")) location.reload(); }
};
source.onerror = () => {
  if (lostTimer) return;
  lostTimer = setTimeout(() => { wasLost = true; say("正在恢复，请稍候。已填写的内容都在"); }, 3000);
};
addEventListener("pagehide", () => source.close());
addEventListener("contextmenu", (event) => event.preventDefault());
