"""The pages, one module each: ``ROUTES`` lists ``(path, method, function of a Desk)``."""
