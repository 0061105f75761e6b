// How far from the middle of a point the glass took the finger to be: more than a centimetre is too far.
const most = 10;
const far = document.getElementById("far");
const millimetre = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--mm"));

for (const point of document.querySelectorAll(".points label")) {
  point.addEventListener("pointerup", (event) => {
    const box = point.getBoundingClientRect();
    const [x, y] = [event.clientX - box.x - box.width / 2, event.clientY - box.y - box.height / 2];
    if (Math.hypot(x, y) / millimetre > most) far.value = "yes";
  });
}
