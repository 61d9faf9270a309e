"""Eight weeks of a person's journal, played in a workspace, and the page that tells of them."""
