"""Speed of pages as ratios to a hand-written floor, measured in one run: ``make bench``."""
