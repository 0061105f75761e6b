// The candidates, as many as fit on two rows of four, and pages of them.
const cells = 8;

export class Found {
  constructor(panel, take) {
    this.box = panel.querySelector("#keys-found");
    this.typed = panel.querySelector("#keys-typed");
    this.list = panel.querySelector("#keys-list");
    this.turns = panel.querySelectorAll("[data-turn]");
    this.take = take;
    this.hide();
  }

  hide() {
    this.box.hidden = true;
    this.items = [];
    this.starts = [0];
    this.list.replaceChildren();
    this.typed.textContent = "";
  }

  show(letters) {
    this.box.hidden = false;
    this.typed.textContent = letters;
  }

  // What is said instead of the letters when there is nothing, or nothing sure.
  fill(answer, letters, says = this.typed.dataset) {
    this.items = answer.items;
    this.starts = [0];
    const words = answer.state === "away" ? says.away : answer.state === "unsure" || letters && !answer.items.length ? says.none : "";
    this.typed.textContent = words || answer.shown || letters;
    this.draw();
  }

  turn(step) {
    if (step < 0) this.starts.pop();
    else this.starts.push(this.next);
    this.draw();
  }

  // A long candidate takes two cells, or a row.
  width(text) {
    const style = getComputedStyle(this.list);
    const room = (this.list.clientWidth - 3 * parseFloat(style.columnGap)) / 4;
    const size = parseFloat(getComputedStyle(this.typed).fontSize);
    const wanted = ([...text].length + 0.6) * size;
    return wanted <= room ? 1 : wanted <= room * 2 ? 2 : 4;
  }

  draw() {
    const shown = [];
    let used = 0;
    let at = this.starts.at(-1);
    for (; at < this.items.length; at += 1) {
      const width = this.width(this.items[at].text);
      const gap = (4 - (used % 4)) % 4;
      const start = gap && gap < width ? used + gap : used;
      if (start + width > cells) break;
      used = start + width;
      shown.push(this.button(this.items[at], width));
    }
    this.next = at;
    this.list.replaceChildren(...shown);
    this.turns[0].disabled = this.starts.length < 2;
    this.turns[1].disabled = at >= this.items.length;
    this.box.classList.toggle("single", [...this.turns].every((turn) => turn.disabled));
  }

  button(candidate, width) {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = candidate.text;
    element.className = { 2: "two", 4: "four" }[width] ?? "";
    element.addEventListener("click", () => this.take(candidate));
    return element;
  }
}
