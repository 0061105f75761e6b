// Sends forms and follows links only while the daemon answers: nobody is left on the browser's own error page.
import { isLost, whenBack } from "./events.js";

let isWaiting = false;
let isSure = false;

// What takes longer than a second says so; after ten, that nobody has to stay.
function waits(words) {
  const said = document.getElementById("said");
  if (said && words && document.body.dataset.leaving && !isLost()) said.textContent = words;
}

// Holds back what would go to a daemon that is away, and does it when the daemon is back.
function hold(event, act) {
  if (isWaiting) return event.preventDefault();
  document.body.dataset.leaving = "yes";
  setTimeout(() => waits(document.body.dataset.working), 1000);
  setTimeout(() => waits(document.body.dataset.patience), 10000);
  if (!isLost() || isSure) return;
  event.preventDefault();
  isWaiting = true;
  whenBack().then(() => {
    isWaiting = false;
    isSure = true;
    act();
    isSure = false;
  });
}

addEventListener("submit", (event) => hold(event, () => event.target.requestSubmit(event.submitter)));
addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='/']");
  if (link) hold(event, () => location.assign(link.href));
});
