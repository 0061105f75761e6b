// Changes how the screen is had at once, without a new page, where a new page would lose what is typed or drawn.
const root = document.documentElement;

function turn(button) {
  const isOn = button.name === "on";
  root.classList.toggle(`mode-${button.value}`, isOn);
  button.name = isOn ? "off" : "on";
  button.setAttribute("aria-pressed", String(isOn));
  dispatchEvent(new Event("resize"));
  dispatchEvent(new CustomEvent("mode", { detail: { name: button.value, isOn } }));
}

for (const form of document.querySelectorAll("[data-modes]")) {
  form.addEventListener("submit", (event) => {
    if (!document.querySelector("form[data-draft], form[data-holds]")) return;
    event.preventDefault();
    event.stopPropagation();
    const button = event.submitter;
    const body = new URLSearchParams([[button.name, button.value]]);
    turn(button);
    fetch("/modes", { method: "POST", body, redirect: "manual", keepalive: true }).catch(() => {});
  });
}
