"""Charts: one Vega-Lite specification for page and print, always with the table and the sentence that say the same."""
