// On a page longer than the screen, buttons move it: nobody has to know how to swipe.
const paging = document.getElementById("paging");
const main = document.getElementById("main");

// In 低位 the question moves in a window of its own, low enough to reach; else the whole page moves.
const scroller = () => (getComputedStyle(main).overflowY === "auto" ? main : document.documentElement);

function update() {
  const box = scroller();
  const room = box === main ? main.clientHeight : innerHeight;
  paging.hidden = box.scrollHeight <= room + 4;
  if (box === main) main.tabIndex = 0;
  else main.removeAttribute("tabindex");
  const [up, down] = paging.querySelectorAll("button");
  up.disabled = box.scrollTop <= 2;
  down.disabled = box.scrollTop + room >= box.scrollHeight - 2;
}

if (paging) {
  for (const button of paging.querySelectorAll("button")) {
    button.addEventListener("click", () => {
      const box = scroller();
      box.scrollBy({ top: Number(button.dataset.pages) * (box === main ? main.clientHeight * 0.8 : innerHeight * 0.6) });
    });
  }
  addEventListener("scroll", update, { passive: true });
  main.addEventListener("scroll", update, { passive: true });
  addEventListener("resize", update);
  new ResizeObserver(update).observe(document.body);
  new ResizeObserver(update).observe(main);
  update();
}
