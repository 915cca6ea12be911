// Draws a signature on the pad; the strokes travel as moves and lines in the hidden field. Without this file the name is typed.
(() => {
  const pad = document.getElementById("pad");
  const field = document.querySelector("#signing [name=drawing]");
  if (!pad || !field || !window.PointerEvent) return;
  document.querySelector(".pad").hidden = false;
  const pen = pad.getContext("2d");
  pen.lineWidth = 4; pen.lineCap = pen.lineJoin = "round"; pen.strokeStyle = "#111";
  let down = false;
  let strokes = "";
  const at = (event) => {
    const box = pad.getBoundingClientRect();
    const within = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
    return [within(((event.clientX - box.left) * 600) / box.width, 599), within(((event.clientY - box.top) * 200) / box.height, 199)];
  };
  const go = (event, letter) => {
    const [x, y] = at(event);
    if (strokes.length > 19000) return;
    strokes += `${letter}${x} ${y}`;
    field.value = strokes;
    if (letter === "M") { pen.beginPath(); pen.moveTo(x, y); } else { pen.lineTo(x, y); pen.stroke(); }
  };
  pad.addEventListener("pointerdown", (event) => { event.preventDefault(); pad.setPointerCapture(event.pointerId); down = true; go(event, "M"); });
  pad.addEventListener("pointermove", (event) => { if (down) { event.preventDefault(); go(event, "L"); } });
  for (const end of ["pointerup", "pointercancel"]) pad.addEventListener(end, () => { down = false; });
  document.getElementById("pad-clear").addEventListener("click", () => { strokes = field.value = ""; pen.clearRect(0, 0, 600, 200); });
})();
