"""How fast a watched network learns: slowly enough that whoever watches has time to act."""

import math

PACES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]  # epochs a second
FASTEST = math.inf
WHOLE_RUN = 20  # seconds for all epochs, unless the learner chooses otherwise
BACKLOG = 0.5  # seconds of epochs that are caught up on, after a picture was drawn or another cell has run
LATELY = 5  # seconds within which the pace is measured where it cannot be kept


def usual(epochs: int) -> float:
    """Return the pace at which all epochs take about `WHOLE_RUN` seconds, but at least one epoch a second."""
    pace = max(1, round(epochs / WHOLE_RUN))
    return pace if pace <= PACES[-1] else FASTEST


def paces(epochs: int) -> list[tuple[str, float]]:
    """Return what a learner can choose from, the usual pace among it."""
    offered = sorted({usual(epochs), *PACES} - {FASTEST})
    return [(f"{pace:g}", pace) for pace in offered] + [("as fast as it can", FASTEST)]


class Pace:
    """Tells when an epoch is due, and how long others will take, in seconds of any clock.

    The first epoch is due at once.
    """

    def __init__(self, a_second: float, now: float) -> None:
        self.interval = 1 / a_second
        self.due, self.now = now, now
        self.kept = not math.isinf(a_second)
        self.seconds = self.epochs = 0.0  # lately

    def trained(self, now: float) -> None:
        """Note that an epoch has been trained; what is too far behind is not caught up on."""
        fade = math.exp((self.now - now) / LATELY)
        self.seconds = fade * self.seconds + now - self.now
        self.epochs = fade * self.epochs + 1
        self.now = now
        self.kept = self.interval > 0 and self.due >= now - BACKLOG
        self.due = max(self.due, now - BACKLOG) + self.interval

    def left(self, epochs: int) -> float | None:
        """Return the seconds that so many epochs will take, if that can be told."""
        if self.kept:
            return epochs * self.interval
        return epochs * max(self.interval, self.seconds / self.epochs) if self.epochs else None
