"""Reading the trail (H1): history in words, versions, restoring, who could read (A6), translations gone old (H2).

Areas say in their ``memory.py`` what their records are called and which rows belong to which record.
"""
