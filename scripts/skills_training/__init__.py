"""How the skill taggers are trained: needs the ``train`` dependencies and the annotated ads, neither of which ships."""
