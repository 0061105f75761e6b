"""Reads what is written with a finger, one request a line on standard input, one answer a line on standard output.

It keeps nothing: it has no folder of its own, learns from nobody, and ends when its input ends. Whoever kills it has wiped
what was written.

| request, parts apart by tabs | answer |
| --- | --- |
| `ready` | `ok` and how many characters it knows |
| `read` height strokes | `ok`, what all of it may be as one character, then, where it looks like more than one, what each of them may be |
| anything else | `no` |

The height is that of the pad, in the unit of the points. A stroke is its points `x,y` apart by blanks; strokes stand apart
by `;`. What something may be is given as `character:probability` apart by blanks, the likeliest first.

usage: inkd.py [MODEL]; default: the text recogniser inside the installed package rapidocr_onnxruntime
"""
import sys

sys.dont_write_bytecode = True

import importlib.util
import pathlib
import resource

import numpy
import onnxruntime

GUESSES = 60
# More than a person writes on one pad; what is more is no handwriting.
MOST_POINTS = 6000

# The recogniser reads pictures of 48 rows, the writing at their left end and grey where there is no more paper: it was
# taught so, and reads narrower ones much worse.
ROWS, FEWEST_COLUMNS, MOST_COLUMNS, GREY = 48, 320, 960, 0.5
# In pixels of that picture; corners nearer to each other than a step make no difference.
MARGIN, PEN, STEP = 5, 1.7, 1.5
# Writing that leans is looked at upright and leaning either way.
SLANTS = (0, 0.2, -0.2)


def model_file():
    package = importlib.util.find_spec("rapidocr_onnxruntime")
    if package is None or package.origin is None:
        sys.exit("the package rapidocr_onnxruntime is not installed; see requirements.txt beside this file")
    return next(pathlib.Path(package.origin).parent.glob("models/*_rec_*.onnx"))


class Recogniser:
    """PP-OCR's text recogniser: of each column of a picture, how probably it is which character, or none."""

    def __init__(self, path):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 4
        self.session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self.input = self.session.get_inputs()[0].name
        known = self.session.get_modelmeta().custom_metadata_map["character"].splitlines()
        # First stands none, last the blank between words.
        self.characters = [None, *known, None]
        self.usable = numpy.array([bool(sign and sign.strip()) for sign in self.characters])

    def columns(self, pictures):
        """For each picture, of each of its columns, how probably it is which character."""
        wide = max(FEWEST_COLUMNS, *(picture.shape[1] for picture in pictures))
        paper = numpy.full((len(pictures), ROWS, wide), GREY, numpy.float32)
        for place, picture in zip(paper, pictures):
            place[:, :picture.shape[1]] = picture
        planes = numpy.repeat((paper * 2 - 1)[:, None], 3, axis=1)
        return self.session.run(None, {self.input: planes})[0]


def strokes_of(text):
    strokes = []
    for part in text.split(";"):
        points = [tuple(map(float, point.split(","))) for point in part.split()]
        if points:
            strokes.append(numpy.array(points).reshape(len(points), 2))
    if not strokes or sum(map(len, strokes)) > MOST_POINTS or not all(numpy.isfinite(one).all() for one in strokes):
        raise ValueError
    return strokes


def placed(strokes, height, slant):
    """The strokes in pixels of a picture, and how many columns it has. Flat writing, such as one stroke across, is not
    blown up to the whole height."""
    strokes = [one + numpy.outer(one[:, 1], (slant, 0)) for one in strokes]
    low, high = (edge(numpy.concatenate(strokes), axis=0) for edge in (numpy.min, numpy.max))
    width, tall = high - low
    scale = min((ROWS - 2 * MARGIN) / max(tall, height * 0.35, width * 0.16), (MOST_COLUMNS - 2 * MARGIN) / max(width, 1))
    columns = max(int(width * scale) + 2 * MARGIN, ROWS)
    middle = numpy.array([columns / 2, ROWS / 2])
    return [(one - (low + high) / 2) * scale + middle for one in strokes], columns


def drawn(strokes, columns):
    """White paper is 1, ink 0."""
    ink = numpy.zeros((ROWS, columns))
    for stroke in strokes:
        points = thinned(stroke)
        for start, end in zip(points, points[1:]):
            line(ink, start, end)
    return 1 - ink


def thinned(points):
    """The first point of every step along the stroke, and the last; two at least."""
    along = numpy.concatenate([[0], numpy.cumsum(numpy.hypot(*numpy.diff(points, axis=0).T))])
    _, first = numpy.unique((along / STEP).astype(int), return_index=True)
    return points[[*first, -1]]


def line(ink, start, end):
    low = numpy.maximum(numpy.floor(numpy.minimum(start, end) - PEN - 1), 0).astype(int)
    high = numpy.minimum(numpy.ceil(numpy.maximum(start, end) + PEN + 2), ink.shape[::-1]).astype(int)
    across, down = numpy.arange(low[0], high[0]) + 0.5 - start[0], numpy.arange(low[1], high[1])[:, None] + 0.5 - start[1]
    way = end - start
    along = numpy.clip((across * way[0] + down * way[1]) / max(way @ way, 1e-9), 0, 1)
    away = numpy.hypot(across - along * way[0], down - along * way[1])
    part = ink[low[1]:high[1], low[0]:high[0]]
    numpy.maximum(part, numpy.clip(PEN + 0.5 - away, 0, 1), out=part)


def as_one(columns):
    """How probably all columns together are one character, for each: some of none, some of it, some of none again."""
    none = columns[:, :1]
    before, during, after = numpy.ones((1, 1)), numpy.zeros((1, columns.shape[1])), numpy.zeros((1, columns.shape[1]))
    for blank, now in zip(none, columns):
        before, during, after = before * blank, (before + during) * now, (during + after) * blank
    return (during + after)[0]


def pieces(columns):
    """Where characters stand, by the likeliest of each column."""
    found, last = [], 0
    for at, best in enumerate(columns.argmax(axis=1)):
        if best and best != last:
            found.append([at, at + 1])
        elif best:
            found[-1][1] = at + 1
        last = best
    edges = [0, *((left[1] + right[0]) // 2 for left, right in zip(found, found[1:])), len(columns)]
    return [columns[start:end] for start, end in zip(edges, edges[1:])]


def guesses(recogniser, chances):
    chances = numpy.where(recogniser.usable, chances, 0)
    best = numpy.argsort(-chances)[:GUESSES]
    return " ".join(f"{recogniser.characters[at]}:{chances[at]:.3g}" for at in best if chances[at] > 0)


def read(recogniser, height, text):
    strokes = strokes_of(text)
    seen = recogniser.columns([drawn(*placed(strokes, float(height), slant)) for slant in SLANTS])
    one = sum(map(as_one, seen)) / len(seen)
    parts = pieces(seen[0])
    return [guesses(recogniser, chances) for chances in [one, *(map(as_one, parts) if len(parts) > 1 else ())]]


def answer(recogniser, parts):
    try:
        if parts == ["ready"]:
            return ["ok", str(int(recogniser.usable.sum()))]
        if len(parts) == 3 and parts[0] == "read":
            return ["ok", *read(recogniser, parts[1], parts[2])]
    except (ValueError, ArithmeticError):
        pass
    return ["no"]


def main():
    # No picture of the memory, which holds what was written, is left behind by a crash.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    recogniser = Recogniser(sys.argv[1] if len(sys.argv) > 1 else model_file())
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    sys.stdout.reconfigure(encoding="utf-8")
    for request in sys.stdin:
        print("\t".join(answer(recogniser, request.rstrip("\n").split("\t"))), flush=True)


if __name__ == "__main__":
    main()
