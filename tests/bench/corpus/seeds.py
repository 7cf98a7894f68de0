"""Chance that repeats: each part of the corpus has a source of its own, so that one part does not move another."""
import random


def seeded(seed, name):
    return random.Random(f"{seed} {name}")
