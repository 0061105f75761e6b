"""Simulated writing: how characters are written, from public data of strokes, and how hands differ from it.

Two sources: the package kanjivg (KanjiVG, CC BY-SA 3.0), which has no simplified forms of its own, and a checkout of Make
Me a Hanzi (its drawings under the Arphic Public License), whose strokes run through the middle of a typeface's. Neither is
part of Lianban; they are read where they were installed.
"""
import functools
import importlib.metadata
import pathlib
import re

import numpy

# The box both sources are brought into.
BOX = 1000
# What a hand does: lean and stretch of the whole, and of each stroke how far it is moved, turned and bent; how often the
# finger is not lifted before the next stroke; whether the order of strokes is another.
HANDS = {
    "as printed": dict(lean=0, stretch=0, move=0, turn=0, bend=0, joined=0, shuffled=False),
    "light": dict(lean=0.15, stretch=0.12, move=0.015, turn=4, bend=0.012, joined=0, shuffled=False),
    "other order": dict(lean=0.15, stretch=0.12, move=0.015, turn=4, bend=0.012, joined=0, shuffled=True),
    "joined": dict(lean=0.15, stretch=0.12, move=0.015, turn=4, bend=0.012, joined=0.35, shuffled=False),
    "heavy": dict(lean=0.3, stretch=0.25, move=0.035, turn=8, bend=0.025, joined=0, shuffled=False),
}


@functools.cache
def drawings():
    """Where the package kanjivg lies, by name."""
    try:
        return {str(file): file for file in importlib.metadata.files("kanjivg")}
    except importlib.metadata.PackageNotFoundError:
        return {}


def from_kanjivg(character):
    found = drawings().get(f"kanji/{ord(character):05x}.svg")
    if found is None:
        return None
    paths = re.findall(r'<path id="kvg:[0-9a-f]+-s\d+"[^>]* d="([^"]+)"', found.locate().read_text())
    return [curve(path) * BOX / 109 for path in paths]


def curve(path):
    """Points along moves and cubic curves, which is all that KanjiVG draws with."""
    points, last = [], None
    for letter, numbers in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        places = numpy.array(re.findall(r"-?(?:\d*\.\d+|\d+)", numbers), float).reshape(-1, 2)
        here = points[-1] if points else numpy.zeros(2)
        if letter in "Mm":
            points.append(places[0] if letter == "M" else here + places[0])
            last = points[-1]
            continue
        step = 3 if letter in "Cc" else 2
        for at in range(0, len(places), step):
            here = points[-1]
            corners = places[at:at + step] + (here if letter.islower() else 0)
            first = corners[0] if step == 3 else 2 * here - last
            last, end = corners[-2], corners[-1]
            time = numpy.linspace(0, 1, 9)[1:, None]
            points += list((1 - time) ** 3 * here + 3 * (1 - time) ** 2 * time * first
                           + 3 * (1 - time) * time ** 2 * last + time ** 3 * end)
    return numpy.array(points)


def from_make_me_a_hanzi(folder, character):
    file = pathlib.Path(folder) / "svgs" / f"{ord(character)}.svg"
    if not file.exists():
        return None
    strokes = []
    for path in re.findall(r'<path clip-path="[^"]*" d="([^"]+)"', file.read_text()):
        places = numpy.array(re.findall(r"-?[\d.]+", path), float).reshape(-1, 2)
        strokes.append(numpy.column_stack([places[:, 0], 900 - places[:, 1]]) * BOX / 1024)
    return strokes


def smooth(points):
    """Points at even distances, corners rounded as a finger does."""
    along = numpy.concatenate([[0], numpy.cumsum(numpy.hypot(*numpy.diff(points, axis=0).T))])
    even = numpy.linspace(0, along[-1], max(3, int(along[-1] / 20) + 1))
    points = numpy.column_stack([numpy.interp(even, along, points[:, axis]) for axis in (0, 1)])
    for _ in range(2):
        points[1:-1] = (points[:-2] + 2 * points[1:-1] + points[2:]) / 4
    return points


def bent(points, chance, move, turn, bend):
    angle, middle = numpy.deg2rad(chance.normal(0, turn)), points.mean(axis=0)
    turned = numpy.array([[numpy.cos(angle), numpy.sin(angle)], [-numpy.sin(angle), numpy.cos(angle)]])
    points = (points - middle) @ turned * (1 + chance.normal(0, turn / 100)) + middle
    points = points + chance.normal(0, move * BOX, 2)
    time = numpy.linspace(0, 1, len(points))
    for waves in (1, 2, 3):
        wave = numpy.sin(numpy.pi * waves * time + chance.uniform(0, 2 * numpy.pi))
        points = points + numpy.outer(wave, chance.normal(0, bend * BOX / waves, 2))
    return points


def written(strokes, hand, seed):
    """The strokes as that hand writes them; the same for the same seed."""
    chance, how = numpy.random.default_rng(seed), dict(HANDS[hand])
    lean, stretch = chance.uniform(-1, 1) * how.pop("lean"), 1 + chance.uniform(-1, 1) * how.pop("stretch")
    joined, shuffled = how.pop("joined"), how.pop("shuffled")
    done = []
    for stroke in strokes:
        points = bent(smooth(stroke), chance, **how)
        points[:, 0] = (points[:, 0] + lean * (BOX / 2 - points[:, 1])) * stretch
        if done and chance.random() < joined:
            done[-1] = numpy.concatenate([done[-1], points])
        else:
            done.append(points)
    if shuffled:
        chance.shuffle(done)
    return ";".join(" ".join(f"{x:.0f},{y:.0f}" for x, y in points) for points in done)
