// A signature drawn with a finger: strokes are kept as an SVG path in hundredths of the pad's width.
const pad = document.getElementById("pad");
const field = document.getElementById("signature");

if (pad && field) {
  const paths = [];
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "path");
  drawing.setAttribute("fill", "none");
  drawing.setAttribute("stroke", "#12212c");
  drawing.setAttribute("stroke-width", "6");
  pad.appendChild(drawing);
  let current = null;

  const point = (event) => {
    const box = pad.getBoundingClientRect();
    const x = Math.round(((event.clientX - box.left) / box.width) * 1000);
    const y = Math.round(((event.clientY - box.top) / box.height) * 500);
    return `${Math.min(Math.max(x, 0), 1000)} ${Math.min(Math.max(y, 0), 500)}`;
  };
  const draw = () => {
    const text = paths.concat(current ? [current] : []).join(" ");
    drawing.setAttribute("d", text);
    field.value = text;
  };
  // What is drawn is no gesture: otherwise the browser may swallow the first tap after it.
  pad.addEventListener("touchstart", (event) => event.preventDefault());
  pad.addEventListener("pointerdown", (event) => { pad.setPointerCapture(event.pointerId); current = `M ${point(event)}`; draw(); });
  pad.addEventListener("pointermove", (event) => { if (current) { current += ` L ${point(event)}`; draw(); } });
  pad.addEventListener("pointerup", () => { if (current) { paths.push(current); current = null; draw(); } });
  document.getElementById("clear").addEventListener("click", () => { paths.length = 0; current = null; draw(); });
}
