"""The methods of `Workspace`, by the room of the project that they answer for; the work is done elsewhere.

``rooms/fit.py`` says what a workspace can be asked about fit; `ashore.workspace.fit` works it out. A room builds
on the rooms it asks, and on no other. None has a state of its own, and no two have a method of one name.
"""
