"""From evidence to a plan: beliefs, the model, the tree. Nothing here opens a workspace or prints."""
