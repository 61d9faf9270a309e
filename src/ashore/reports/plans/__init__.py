"""A decision as a person reads it: view models and wording. Nothing is printed here."""
