"""One module a command; its name ends in an underscore because some of the words are Python's."""
