// What keys do to the text of a field, by whole characters.
export const before = (field) => [...field.value.slice(0, field.selectionStart)].slice(-6).join("");

/** Whether there was room for it. */
export function insert(field, text) {
  const left = [...field.value.slice(0, field.selectionStart), ...field.value.slice(field.selectionEnd)].length;
  if (field.maxLength > 0 && left + [...text].length > field.maxLength) return false;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  return true;
}

export function erase(field) {
  let from = field.selectionStart;
  if (from === field.selectionEnd) from -= [...field.value.slice(0, from)].at(-1)?.length ?? 0;
  field.setRangeText("", from, field.selectionEnd, "end");
}

export function move(field, step) {
  const at = field.selectionStart;
  const sign = step < 0 ? [...field.value.slice(0, at)].at(-1) : [...field.value.slice(at)][0];
  const to = at + step * (sign?.length ?? 0);
  field.setSelectionRange(to, to);
}
