"""Practising for interviews: questions, answers word for word, and when each is due again.

`bank` gathers questions, `points` says what an answer must contain, `checklist` looks whether it does, `schedule`
says when it is due, `mock` makes an interview of it, `sheets` reads a file of questions and answers.
"""

from ashore.practice.questions import ORIGINS, POINTS, Origin, Place, Point, Question
from ashore.practice.schedule import Review, Schedule

__all__ = ["ORIGINS", "POINTS", "Origin", "Place", "Point", "Question", "Review", "Schedule"]
