"""What a drill came to, as a table."""
import dataclasses

import books


class Loss:
    """How long acknowledgements stayed away around one loss."""

    def __init__(self, what, window, kiosks):
        self.what = what
        rows = [self._times(window, kiosk.acknowledged) for kiosk in kiosks]
        self.longest_of_one = max(map(self._longest, rows))
        self.longest_of_all = self._longest(sorted(time for row in rows for time in row))

    @staticmethod
    def _times(window, words):
        """Of the last acknowledgement before the loss and of all after it."""
        begin, end = window
        before = [word.at for word in words if word.at < begin]
        return before[-1:] + [word.at for word in words if begin <= word.at < end]

    @staticmethod
    def _longest(times):
        return max((later - earlier for earlier, later in zip(times, times[1:])), default=float("inf"))


@dataclasses.dataclass
class Report:
    findings: books.Findings
    sent_again: int
    losses: list
    troubles: list

    @property
    def clean(self):
        return self.findings.clean and not self.troubles and self.findings.acknowledged and self.findings.items

    def __str__(self):
        rows = [
            ("events acknowledged", self.findings.acknowledged), ("cases taken in by the clerk", self.findings.done),
            ("items read from the feeds", self.findings.items), ("lost", len(self.findings.lost)),
            ("doubled", len(self.findings.doubled)), ("chains and cases broken", len(self.findings.broken)),
            ("batches sent again", self.sent_again),
        ]
        for loss in self.losses:
            rows.append((f"{loss.what} killed: no terminal was answered for", f"{loss.longest_of_all * 1000:.0f} ms"))
            rows.append(("  one terminal waited at most", f"{loss.longest_of_one * 1000:.0f} ms"))
        details = (self.findings.lost + self.findings.doubled + self.findings.broken)[:20] + self.troubles
        return "\n".join([f"{what:64} {figure:>12}" for what, figure in rows] + details)
