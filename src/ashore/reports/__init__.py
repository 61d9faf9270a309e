"""What is shown, before anybody decides how: view models in a person's words. No HTML, no SQL."""
