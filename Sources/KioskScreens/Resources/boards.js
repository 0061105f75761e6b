// Which keys stand where. The field says which board comes first, and what it needs besides.
const signs = (text) => [...text].map((sign) => ({ sign }));
const say = document.getElementById("keys")?.dataset ?? {};
const back = { act: "erase", words: say.erase, wide: true };

// As on a typewriter where ten keys fit; else the alphabet, as many to a row as fit.
function alphabet(most, last) {
  if (most >= 10) return [signs("qwertyuiop"), [...signs("asdfghjkl"), ...last.slice(0, 1)], [...last.slice(1), ...signs("zxcvbnm"), back]];
  const all = [...signs("abcdefghijklmnopqrstuvwxyz"), ...last];
  const rows = [];
  while (all.length) rows.push(all.splice(0, most));
  rows.at(-1).push(back);
  return rows;
}

function digitRows(most) {
  return most >= 10 ? [signs("1234567890")] : [signs("12345"), signs("67890")];
}

function pinyin(field, most) {
  const rows = alphabet(most, [field.dataset.expects === "name" ? { sign: "·", says: say.middle } : { sign: "-" }, { sign: "'", says: say.apart }]);
  return ["address", "words"].includes(field.dataset.expects) ? [...digitRows(most), ...rows] : rows;
}

// The third row's ends hold what the field needs besides digits.
function pad(field) {
  const more = { number: ".", phone: "-", citizen: "X" }[field.dataset.pad] ?? "-";
  return [signs("123"), signs("456"), signs("789"), [{ sign: more, says: { ".": say.point, "-": say.dash }[more] }, { sign: "0" }, { act: "erase", words: say.erase }]];
}

function letters(field, most) {
  const shift = { act: "shift", words: say.upper };
  return [...digitRows(most), ...alphabet(most, [{ sign: "-" }, shift]), signs("/.#@_()\u3001\uff0c")];
}

// The unified code has no I, O, Z, S, V: GB 32100.
function code(most) {
  const rows = most >= 10
    ? ["QWERTYUP", "ADFGHJKL"].map(signs).concat([[...signs("XCBNM"), back]])
    : ["ABCDEFG", "HJKLMNP", "QRTUWXY"].map(signs).concat([[back]]);
  return [...digitRows(most), ...rows];
}

// The five strokes.
function strokes() {
  const names = [["\u4e00", say.across], ["\u4e28", say.down], ["\u4e3f", say.left], ["\u4e36", say.dot], ["\u4e5b", say.turning]];
  return [[...names.map(([sign, name]) => ({ sign, words: `${sign} ${name}`, says: name })), back]];
}

// Beside the pad: nothing has to be done in time.
function hand() {
  return [[{ act: "undo", words: say.undo }, { act: "again", words: say.again }, { act: "read", words: say.read }, { ...back, wide: false }]];
}

/** The boards by name: `asks` is who knows candidates, `letters` what is put together before it becomes text, `ink` that
 *  there is a pad. */
export const boards = {
  pinyin: { asks: "/input/candidates", letters: /^[a-z']$/, rows: pinyin },
  strokes: { asks: "/input/strokes", letters: /^[\u4e00\u4e28\u4e3f\u4e36\u4e5b]$/, rows: strokes },
  hand: { asks: "/input/ink", ink: true, letters: /^$/, rows: hand },
  digits: { shape: "square", rows: pad },
  letters: { rows: (field, most) => field.dataset.pad === "code" ? code(most) : letters(field, most) },
};
