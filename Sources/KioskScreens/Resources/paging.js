// Where the question is longer than its place, buttons move it: nobody has to know how to swipe.
const paging = document.getElementById("paging");
const main = document.getElementById("main");

function update() {
  const isLong = main.scrollHeight > main.clientHeight + 4;
  paging.hidden = !isLong;
  if (isLong) main.tabIndex = 0;
  else main.removeAttribute("tabindex");
  const [up, down] = paging.querySelectorAll("button");
  up.disabled = main.scrollTop <= 2;
  down.disabled = main.scrollTop + main.clientHeight >= main.scrollHeight - 2;
}

if (paging) {
  for (const button of paging.querySelectorAll("button")) {
    button.addEventListener("click", () => main.scrollBy({ top: Number(button.dataset.pages) * main.clientHeight * 0.8 }));
  }
  main.addEventListener("scroll", update, { passive: true });
  addEventListener("resize", update);
  const observer = new ResizeObserver(update);
  for (const box of [main, ...main.children]) observer.observe(box);
  update();
}
