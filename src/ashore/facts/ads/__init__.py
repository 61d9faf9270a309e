"""Job ads: the fields of their headers and bodies, and the skills they ask for."""
