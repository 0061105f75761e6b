// Saves each field as it is left, so that a crash of the machine costs one field at the most.
const form = document.querySelector("form[data-draft]");

function save(event) {
  const field = event.target;
  if (!field.name || field.type === "hidden") return;
  const body = new URLSearchParams();
  if (field.type === "checkbox") {
    body.append("name", field.name);
    for (const box of form.querySelectorAll(`input[name="${CSS.escape(field.name)}"]:checked`)) body.append("value", box.value);
  } else {
    body.append("name", field.name);
    body.append("value", field.value);
  }
  fetch("/apply/field", { method: "POST", body, keepalive: true }).catch(() => {});
}

// A field shown only for some answers appears and goes as those answers change.
function show() {
  for (const box of document.querySelectorAll("[data-when]")) {
    const chosen = form.querySelector(`[name="${CSS.escape(box.dataset.when)}"]:checked`);
    box.hidden = !(chosen && box.dataset.equals.split("|").includes(chosen.value));
  }
}

if (form) {
  form.addEventListener("change", save);
  form.addEventListener("change", show);
  show();
}
document.querySelector(".summary")?.focus();
