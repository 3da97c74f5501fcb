"""The follow-up matrix: activities seen through the columns of SP19 4.2. A view, never a second copy (F1, F3)."""
