"""Figures of handwriting: what is found of simulated writing, and how soon.

Asked over HTTP as the page asks, in a field for words; the characters are those of the two lists of typing, in two halves
of which one was never looked at while the recogniser's picture was tuned, and rare characters of names.
"""
import argparse
import json
import os
import pathlib
import platform
import sys
import tempfile
import time

import written
from hall import ROOT, Hall, binaries, until
from requests_of_a_browser import Browser

MOST = (1, 5, 8)


class WritingHall(Hall):
    def typing_settings(self):
        return f", handwriting: [{sys.executable}, {ROOT}/Config/handwriting/inkd.py]"


def characters():
    lines = (ROOT / "Tests/InputLists/characters.txt").read_text().splitlines()
    return dict(line.split(": ") for line in lines if line and not line.startswith("#"))


def known():
    """The characters that the recogniser can answer with at all."""
    sys.path.insert(0, str(ROOT / "Config/handwriting"))
    sys.dont_write_bytecode = True
    import inkd
    return set(inkd.Recogniser(inkd.model_file()).characters)


def strokes_of(text, folder):
    """By character; None where the source does not know how it is written."""
    source = (lambda one: written.from_make_me_a_hanzi(folder, one)) if folder else written.from_kanjivg
    return {character: source(character) for character in text}


def place(browser, character, ink):
    """Where the character stands among the candidates, and how long the answer took."""
    began = time.perf_counter()
    _, body = browser.ask("POST", "/input/ink", typed=ink, height=written.BOX, taken=0, field="words")
    took = time.perf_counter() - began
    answer = json.loads(body)
    assert answer["state"] != "away", answer
    texts = [item["text"] for item in answer["items"]]
    return (texts.index(character) if character in texts else None), took


def say(name, hand, places):
    shares = "   ".join(
        f"top-{most} {100 * sum(at is not None and at < most for at in places) / max(len(places), 1):5.1f} %"
        for most in MOST)
    print(f"{name:9} {hand:12} {len(places):4} characters   {shares}   "
          f"not found {sum(at is None for at in places)}", flush=True)


def accuracy(browser, lists, sources, classes, missed):
    """What the recogniser does not know counts as not found; what only the source does not know is left out."""
    took = []
    for name, text in lists.items():
        for hand in written.HANDS:
            places = dict.fromkeys(set(text) - classes)
            for seed, character in enumerate(text):
                if seed % 50 == 0:
                    browser.ask("POST", "/touch")
                if sources[character] and character in classes:
                    places[character], seconds = place(
                        browser, character, written.written(sources[character], hand, seed))
                    took.append(seconds)
            say(name, hand, list(places.values()))
            if missed:
                print("  not in the first eight: " + "".join(
                    character for character, at in places.items() if at is None or at > 7))
    return sorted(took)


def memory(hall):
    """Of the process that reads, in MiB."""
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text().rsplit(")", 1)[1].split()[1]
            if int(parent) == hall.running["kioskd"].pid and b"inkd.py" in (folder / "cmdline").read_bytes():
                status = (folder / "status").read_text()
                return int(status.split("VmRSS:")[1].split()[0]) / 1024
        except OSError:
            continue
    return float("nan")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--hanzi", metavar="FOLDER", help="a checkout of Make Me a Hanzi; default: the package kanjivg")
    options.add_argument("--missed", action="store_true", help="names what did not stand in the first eight")
    options.add_argument("--list", choices=characters(), action="append", help="default: all")
    options = options.parse_args()
    lists = {name: text for name, text in characters().items() if name in (options.list or characters())}
    classes = known()
    sources = strokes_of("".join(lists.values()), options.hanzi)
    print(f"machine: {platform.machine()}, {os.cpu_count()} cores; strokes of "
          f"{'Make Me a Hanzi' if options.hanzi else 'KanjiVG'}")
    for name, text in lists.items():
        print(f"{name:9} {len(text)} characters, unknown to the recogniser: "
              f"{''.join(one for one in text if one not in classes) or 'none'}; "
              f"left out: {''.join(one for one in text if one in classes and not sources[one]) or 'none'}")
    with tempfile.TemporaryDirectory() as folder:
        hall = WritingHall(pathlib.Path(folder), binaries())
        try:
            hall.start_kiosk()
            until(lambda: hall.status()["input"]["handwriting"] == "ready", "handwriting is ready")
            browser = Browser(hall)
            browser.ask("POST", "/start")
            took = accuracy(browser, lists, sources, classes, options.missed)
            for share in (0.5, 0.99):
                print(f"ink to candidates over HTTP, p{share * 100:.0f} of {len(took)}: "
                      f"{1000 * took[min(len(took) - 1, int(len(took) * share))]:6.1f} ms")
            print(f"memory of the reader: {memory(hall):.0f} MiB")
        finally:
            hall.stop_all()


if __name__ == "__main__":
    main()
