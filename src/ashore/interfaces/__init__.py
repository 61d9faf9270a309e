"""The surfaces a person touches: each parses, calls the workspace, shows."""
