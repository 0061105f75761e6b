// Saves each field as it is left, so that a crash of the machine costs one field at the most.
const form = document.querySelector("form[data-draft]");
const unsaved = new Set();

const inputs = (name) => [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)].filter((input) => input.type !== "hidden");
const isTyped = (input) => !["checkbox", "radio"].includes(input.type);

function values(name) {
  const ticked = inputs(name).filter((input) => input.checked);
  return (ticked.length ? ticked : inputs(name).filter(isTyped)).map((input) => input.value);
}

async function save(name) {
  unsaved.add(name);
  const body = new URLSearchParams([["name", name], ...values(name).map((value) => ["value", value])]);
  try {
    const answer = await fetch("/apply/field", { method: "POST", body, keepalive: true });
    if (answer.ok) unsaved.delete(name);
  } catch {
    // The daemon is away: saveAll comes when it is back.
  }
}

/** Saves what is typed and not saved, also in the field that has not been left. */
export async function saveAll() {
  await Promise.all([...unsaved].map(save));
}

// All inputs of one field: a day has three boxes, `name~year` and so on.
const family = (name) => {
  const whole = CSS.escape(name.split("~")[0]);
  return form.querySelectorAll(`[name="${whole}"], [name^="${whole}~"]`);
};

// 不知道 and a typed answer exclude each other.
function exclude(field) {
  for (const other of family(field.name)) {
    if (field.type === "checkbox" && field.checked && isTyped(other)) other.value = "";
    if (isTyped(field) && field.value && other.type === "checkbox") other.checked = false;
  }
}

const chosen = (name) => form.querySelector(`[name="${CSS.escape(name)}"]:checked`)?.value;

// A field shown only for some answers appears and goes as those answers change; so do hours that a day does not have.
function show() {
  for (const box of form.querySelectorAll("[data-when]")) {
    box.hidden = !box.dataset.equals.split("|").includes(chosen(box.dataset.when));
  }
  for (const option of form.querySelectorAll("[data-not-with]")) {
    const input = option.querySelector("input");
    input.disabled = option.dataset.notWith.split("|").includes(chosen(option.closest("[data-depends]").dataset.depends));
    option.hidden = input.disabled;
    if (input.disabled) input.checked = false;
  }
  for (const box of form.querySelectorAll("[data-depends]")) {
    box.hidden = [...box.querySelectorAll("[data-not-with], .choice")].every((option) => option.hidden);
  }
}

// A package ticks its utilities and no others; it stands pressed while exactly those are ticked.
const packages = form ? [...form.querySelectorAll("[data-ticks]")] : [];
const ticks = (button) => [...button.closest("fieldset").querySelectorAll("input[type=checkbox]")]
  .map((input) => [input, button.dataset.ticks.split(" ").includes(input.value)]);

function press() {
  for (const button of packages) {
    button.setAttribute("aria-pressed", String(ticks(button).every(([input, wanted]) => input.checked === wanted)));
  }
}

for (const button of packages) {
  button.addEventListener("click", () => {
    for (const [input, wanted] of ticks(button)) input.checked = wanted;
    press();
    save(ticks(button)[0][0].name);
  });
}

if (form) {
  press();
  form.addEventListener("change", press);
  form.addEventListener("input", (event) => { exclude(event.target); unsaved.add(event.target.name); });
  form.addEventListener("change", (event) => { show(); save(event.target.name); });
  show();
}
document.querySelector(".summary")?.focus();
