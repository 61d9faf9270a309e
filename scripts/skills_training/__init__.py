"""How the skill taggers are trained; needs the ``train`` dependencies and the annotated ads, which do not ship."""
