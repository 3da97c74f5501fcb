"""Who may see, speak and decide (A1-A6): deny by default, from one table that an official can read."""
