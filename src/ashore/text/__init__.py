"""Text: folding, numerals, money, durations, dates, structure and the scope of negation and preference."""
