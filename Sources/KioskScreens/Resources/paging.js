// On a page longer than the screen, buttons move it: nobody has to know how to swipe.
const paging = document.getElementById("paging");

function update() {
  const root = document.documentElement;
  paging.hidden = root.scrollHeight <= innerHeight + 4;
  const [up, down] = paging.querySelectorAll("button");
  up.disabled = scrollY <= 2;
  down.disabled = scrollY + innerHeight >= root.scrollHeight - 2;
}

if (paging) {
  for (const button of paging.querySelectorAll("button")) {
    button.addEventListener("click", () => scrollBy({ top: Number(button.dataset.pages) * innerHeight * 0.6 }));
  }
  addEventListener("scroll", update, { passive: true });
  addEventListener("resize", update);
  new ResizeObserver(update).observe(document.body);
  update();
}
