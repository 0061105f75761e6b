// The pad for writing with a finger. What is drawn is kept until it is taken, cleared or left, and nowhere else.
const restMilliseconds = 600;
const mostPoints = 3500;
const slowness = () => (document.documentElement.classList.contains("mode-slow") ? 2 : 1);

export class Hand {
  /** `words` are what the pad says; `rested` is called when the finger has left it for a while. */
  constructor(words, rested) {
    this.words = words;
    this.rested = rested;
    this.pad = document.createElement("canvas");
    this.pad.className = "hand-pad";
    this.pad.setAttribute("role", "img");
    this.pad.setAttribute("aria-label", words.pad);
    const act = (kind, body) => this.pad.addEventListener(kind, (event) => { if (event.isPrimary) body(event); });
    act("pointerdown", (event) => this.begin(event));
    act("pointermove", (event) => this.go(event));
    for (const kind of ["pointerup", "pointercancel"]) act(kind, () => this.end());
    // A stroke is no swipe: after one the browser would swallow the next tap.
    this.pad.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
    new ResizeObserver(() => this.draw()).observe(this.pad);
    this.clear();
  }

  clear() {
    clearTimeout(this.timer);
    this.strokes = [];
    this.isDown = false;
    this.hasBeenRead = false;
    this.wasMissed = false;
    this.left = 0;
    this.taken = 0;
    this.draw();
  }

  /** Whoever writes it again has not found it. */
  again() {
    const wasMissed = this.hasBeenRead || this.wasMissed;
    this.clear();
    this.wasMissed = wasMissed;
  }

  /** What the daemon is asked; nothing is typed while the pad is empty. And what is said meanwhile and afterwards. */
  question() {
    clearTimeout(this.timer);
    const typed = this.strokes.map((stroke) => stroke.map(([x, y]) => `${x},${y}`).join(" ")).join(";");
    return {
      typed, height: Math.round(this.pad.clientHeight), taken: this.taken,
      shown: typed ? "" : this.wasMissed ? this.words.unread : this.words.write,
      says: { away: this.words.handAway, none: typed ? this.words.unread : "" },
    };
  }

  /** So many characters of the writing the longest candidate stands for. An answer without any is not sure of one. */
  answered(answer, typed) {
    if (!this.strokes.length || !typed) return answer;
    this.hasBeenRead = true;
    this.left = Math.max(0, ...answer.items.map((item) => item.takes));
    return answer.items.length || answer.state === "away" ? answer : { ...answer, state: "unsure" };
  }

  /** Words that were not written take none of it. */
  take(count) {
    if (count >= this.left) this.clear();
    else this.taken += count;
  }

  undo() {
    this.strokes.pop();
    if (this.strokes.length) this.draw();
    else this.clear();
  }

  begin(event) {
    clearTimeout(this.timer);
    this.pad.setPointerCapture(event.pointerId);
    this.isDown = true;
    this.wasMissed = false;
    this.strokes.push([]);
    this.add(event);
  }

  go(event) {
    if (this.isDown) for (const part of event.getCoalescedEvents?.() ?? [event]) this.add(part);
  }

  end() {
    if (!this.isDown) return;
    this.isDown = false;
    this.timer = setTimeout(this.rested, restMilliseconds * slowness());
  }

  add(event) {
    const box = this.pad.getBoundingClientRect();
    const point = [Math.round(event.clientX - box.left), Math.round(event.clientY - box.top)];
    const stroke = this.strokes.at(-1);
    const last = stroke.at(-1);
    if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < 3) return;
    if (this.strokes.reduce((sum, one) => sum + one.length, 0) < mostPoints) stroke.push(point);
    this.draw();
  }

  draw() {
    const sharpness = devicePixelRatio || 1;
    const [width, height] = [this.pad.clientWidth * sharpness, this.pad.clientHeight * sharpness].map(Math.round);
    if (this.pad.width !== width) this.pad.width = width;
    if (this.pad.height !== height) this.pad.height = height;
    const pen = this.pad.getContext("2d");
    pen.clearRect(0, 0, width, height);
    pen.lineWidth = height / 35;
    pen.lineCap = "round";
    pen.lineJoin = "round";
    pen.strokeStyle = getComputedStyle(this.pad).color;
    for (const stroke of this.strokes) {
      pen.beginPath();
      for (const [x, y] of [stroke[0], ...stroke]) pen.lineTo(x * sharpness, y * sharpness);
      pen.stroke();
    }
  }
}
