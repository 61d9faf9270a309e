"""How alike two occupations are: features from O*NET's tables, their weights, and the ranking they give."""
