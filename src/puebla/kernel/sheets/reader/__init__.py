"""What runs in the process apart: it gets a file on its input and gives rows back, and may do nothing else.

Nothing here imports Django or whatever else takes long to load.
"""
