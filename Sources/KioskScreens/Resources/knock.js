// The maintainers' door: five touches on the status band within five seconds, each let go on it. Nobody is told of it, and
// a PIN stands behind it.
const band = document.querySelector("[data-knock]");
const [wanted, within] = [5, 5000];
let touches = [];

band?.addEventListener("click", () => {
  const now = performance.now();
  touches = [...touches, now].filter((at) => now - at < within);
  if (touches.length >= wanted) location.assign(band.dataset.knock);
});
