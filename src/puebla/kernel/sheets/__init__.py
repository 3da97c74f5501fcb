"""Spreadsheets that people send in, turned into plain rows in a process apart (decision 9). Knows no area."""
