"""How large everything is for a given number of notes. All sizes of the corpus are decided here."""
from dataclasses import dataclass
from math import log10, sqrt

LAST_YEAR = 2025
# The instant every build of the corpus is made for: after its last document, inside its last consultations.
AS_OF = "2026-01-15T09:00:00+08:00"

MOST_COMMITS = 100_000  # of notes: git and a history walk of a million would be measured, and not the site


@dataclass(frozen=True)
class Scale:
    notes: int
    agencies: int
    campaigns: int
    summaries: int
    notices: int
    years: int

    @property
    def first_year(self):
        return LAST_YEAR - self.years + 1


def scale_of(notes, agencies=None, years=None):
    """1,000 notes: 95 agencies and 3 years; 10,000: 300 and 10; 100,000: 949 and 17."""
    return Scale(
        notes=notes,
        agencies=agencies or max(15, min(4000, round(3 * sqrt(notes)))),
        campaigns=max(3, min(1000, notes // 200)),
        summaries=max(3, notes // 100),
        notices=max(12, notes // 50),
        years=years or max(2, min(30, round(3 + 7 * (log10(notes) - 3)))),
    )


def notes_in_commit(notes):
    """One up to 100,000 notes; of more, as many as leave about 100,000 commits."""
    return max(1, round(notes / MOST_COMMITS))
