"""Writers work on a real deployment while its parts are killed at random: nothing acknowledged is lost, nothing half done.

``python -m tests.kills --kills 300 --seed 1``; ``trial.py`` says what one round is.
"""
