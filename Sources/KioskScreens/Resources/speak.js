// Reads the page aloud. The daemon says it; the page tells only its name and which buttons are ticked. Any tap stops it.
const page = document.body;
const strip = document.getElementById("listen");

const post = (path, pairs = []) =>
  fetch(path, { method: "POST", body: new URLSearchParams(pairs), keepalive: true }).catch(() => null);
const ticked = () => [...document.querySelectorAll("main input:checked")].map((input) => ["on", input.id]);

async function read(pairs = []) {
  const answer = await post("/speak", [["page", page.dataset.page], ["path", location.pathname], ...pairs, ...ticked()]);
  if (!answer?.ok) return;
  dispatchEvent(new CustomEvent("reading", { detail: (await answer.json()).seconds }));
}

function turn(isOn) {
  strip.dataset.on = isOn ? "yes" : "";
  document.documentElement.classList.toggle("mode-speech", isOn);
  for (const part of strip.querySelectorAll("[data-when-on]")) part.hidden = !isOn;
  strip.querySelector("#listen-read").textContent = isOn ? strip.dataset.again : strip.dataset.first;
}

async function volume(way) {
  const answer = await post("/speak/volume", [["way", way]]);
  if (answer?.ok) document.getElementById("listen-volume").textContent = (await answer.json()).volume;
}

if (strip) {
  strip.querySelector("#listen-read").addEventListener("click", () => { turn(true); read(); });
  strip.querySelector("#listen-off").addEventListener("click", () => { turn(false); post("/speak/off"); });
  for (const button of strip.querySelectorAll("[data-way]")) {
    button.addEventListener("click", () => volume(button.dataset.way));
  }
  for (const kind of ["pointerdown", "keydown"]) {
    addEventListener(kind, (event) => {
      if (strip.dataset.on && !event.target.closest?.("#listen")) post("/speak/stop");
    }, { passive: true });
  }
  addEventListener("warned", () => { if (strip.dataset.on) post("/speak/idle"); });
  // 朗读 among the modes, where it is turned without a new page.
  addEventListener("mode", ({ detail }) => {
    if (detail.name !== "speech") return;
    turn(detail.isOn);
    if (detail.isOn) read(); else post("/speak/stop");
  });
  if (strip.dataset.on) read([["auto", "yes"]]);
}
