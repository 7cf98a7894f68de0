"""Further notes for a corpus that is already there, none of which contradicts what it states."""
from . import register
from .campaign import make_campaigns
from .figures import metrics_yaml
from .note import note_md
from .notes import NoteWriter, campaign_and_notes
from .scale import scale_of
from .seeds import seeded

# Kinds whose figures no report totals and no summary writes out: they may grow and nothing becomes wrong.
SAFE_TYPES = ["publicity"] * 5 + ["training"] * 3 + ["meeting"] * 3 + ["other"]
FIRST_SERIAL = 5_000_000


class MoreNotes:
    """Gives notes to one campaign after another."""

    def __init__(self, notes, seed):
        self.seed = seed
        scale = scale_of(notes)
        agencies = register.make_agencies(scale.agencies, seeded(seed, "agencies"))
        self.campaigns = make_campaigns(scale, agencies, seeded(seed, "campaigns"))
        self.serial = FIRST_SERIAL
        self.writers = {}

    def of_campaign(self, number, count):
        """{path: text} of `count` new notes of one campaign."""
        number %= len(self.campaigns)
        writer = self.writers.get(number) or self.writer(number)
        self.writers[number] = writer
        files = {}
        for day, agency in writer.appointments(count):
            note = writer.activity(f"{self.serial}", day, agency)
            files[note.path] = note_md(note, metrics_yaml(note.figures))
            self.serial += 1
        return files

    def writer(self, number):
        """One that knows what the corpus has: the campaign is made once more, with the chance it was made with."""
        campaign = self.campaigns[number]
        first = 1 + sum(c.notes for c in self.campaigns[:number])
        _, notes = campaign_and_notes(campaign, self.campaigns, first, seeded(self.seed, f"campaign {number}"))
        writer = NoteWriter(campaign, self.campaigns, seeded(self.seed, f"more {number}"), SAFE_TYPES)
        writer.public = [note for note in notes if note.is_public]
        writer.taken = {(note.agency.id, note.when) for note in notes}
        return writer
