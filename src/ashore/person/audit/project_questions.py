"""The questions about the project itself: from need to users, whose work, which model, which data."""

from __future__ import annotations

from typing import Final

from ashore.person.audit.evidence import Count, Evidence, Mention
from ashore.person.audit.model import Answer
from ashore.person.audit.parts import WINDOW, Parts, Placed, after_changes, among, near, sample_of, window


def _first(finds: tuple[Mention, ...] | tuple[Count, ...]) -> Placed | None:
    return finds[0] if finds else None


def from_zero(evidence: Evidence) -> Answer:
    """Ask whether a feature was carried from need to design, delivery and users.

    Words alone carry nothing: a delivery counts with a date or users beside it, users and people asked by number.
    """
    parts = Parts(evidence, "from_zero", ("users", "delivery", "need", "design"))
    live, users, asked = evidence.live(), evidence.users, evidence.asked
    parts.show("users", _first(users))
    parts.show("delivery", _first(live))
    parts.show("need", _first(asked) or _first(evidence.said("need")) or _first(evidence.said("asked")))
    parts.show("design", _first(evidence.said("design")))
    if not parts.missing:
        return parts.answer("answered", "answered", {"users": evidence.verbatim(users[0].start, users[0].end)})
    if live or users or asked:
        return parts.answer("half", f"no_{parts.missing[0]}")
    denied = evidence.denied("delivery")
    parts.shown.clear()
    if denied:
        parts.show("not_done", denied[0])
        return parts.answer("not_done", "not_done")
    return parts.answer("open", "open")


def shipped(evidence: Evidence) -> Answer:
    """Ask whether a real system was shipped with engineers, and what the person's own part was."""
    parts = Parts(evidence, "shipped", ("live", "role", "engineers"))
    engineers = evidence.said("engineer")
    alone = evidence.said("alone") + evidence.denied("engineer") + evidence.denied("alone")
    live = evidence.live()
    own = evidence.said("role")
    theirs = evidence.said("theirs")
    parts.show("live", _first(live))
    parts.show("role", near(evidence, own, (mention.sentence for mention in theirs)) or _first(own))
    parts.show("engineers", _first(theirs) or _first(engineers))
    divided = bool(own and theirs)
    if live and divided:
        return parts.answer("answered", "answered")
    if alone and not (live and theirs):
        parts.shown.clear()
        parts.show("not_done", _first(alone))
        return parts.answer("not_done", "not_done")
    if divided or live:
        case = "no_live" if not live else "no_role" if not own else "no_engineers"
        missing = parts.missing or ("role",)
        return parts.answer("half", case, missing=missing)
    parts.shown.clear()
    return parts.answer("open", "open")


def model(evidence: Evidence) -> Answer:
    """Ask whether the model was fine-tuned or called, and why; to have trained nothing is an answer, too."""
    parts = Parts(evidence, "model", ("choice", "cause"))
    api = evidence.said("api")
    tuned, untuned = evidence.said("tuned"), evidence.denied("tuned")
    chosen = (*tuned, *api, *untuned)
    names = evidence.said("model")
    name = {"model": evidence.verbatim(names[0].start, names[0].end)} if names else {}
    kind = "tuned" if tuned else "api"
    for mention in chosen:
        cause = near(evidence, evidence.said("cause"), (mention.sentence,), 1)
        if cause is not None:
            parts.show("choice", mention)
            parts.show("cause", cause)
            return parts.answer("answered", f"answered_{kind}")
    if chosen:
        parts.show("choice", chosen[0])
        return parts.answer("half", f"no_cause_{kind}")
    if name:
        return parts.answer("open", "named", name)
    return parts.answer("open", "open")


def selection(evidence: Evidence) -> Answer:
    """Ask for model selection, fine-tuning and evaluation: each with figures, or said not to have been done."""
    parts = Parts(evidence, "selection", ("evaluation", "compared", "tuning"))
    own = [measure for measure in evidence.own_measures() if not measure.volume and not measure.value.relative]
    evaluated = next(
        (measure for measure in after_changes(evidence, own) if sample_of(evidence, measure) is not None), None
    )
    parts.show("evaluation", evaluated)
    figures = {measure.sentence for measure in own}
    models = evidence.said("model")
    for mention in evidence.said("compared"):
        close = window(evidence, models, mention.sentence, 1)
        names = {evidence.verbatim(found.start, found.end).lower() for found in close}
        if len(names) >= 2 and among(evidence, mention.sentence, figures, 2):
            parts.show("compared", mention)
            break
    tuned = evidence.said("tuned")
    measured = next((found for found in tuned if among(evidence, found.sentence, figures, WINDOW)), None)
    parts.show("tuning", measured or _first(evidence.denied("tuned")))
    if not parts.missing:
        return parts.answer("answered", "answered")
    if parts.has("evaluation", "compared"):
        return parts.answer("half", f"no_{parts.missing[0]}")
    denied = evidence.denied("compared")
    if denied:
        parts.shown.clear()
        parts.show("not_done", denied[0])
        return parts.answer("not_done", "not_done")
    parts.shown.clear()
    return parts.answer("open", "open")


TRAINING: Final = "training"
EVALUATION: Final = "evaluation"


def data(evidence: Evidence) -> Answer:
    """Ask where the data came from, how much there was, who labelled it.

    Where nothing was trained there is no training data: what is asked about is what it was tested on.
    """
    called = evidence.said("api") or evidence.denied("tuned")
    trained = evidence.said("tuned") or (evidence.said("train") and not called)
    variant = TRAINING if trained else EVALUATION
    parts = Parts(evidence, "data", ("size", "source", "label"))
    purposes = {"training", ""} if variant == TRAINING else {"test", ""}
    told = {mention.sentence for mention in evidence.words.get("data", ())}
    sources = [mention for mention in evidence.said("source") if mention.sentence in told]
    labels = evidence.said("label")
    sized = sorted(
        (count for count in evidence.samples if count.purpose in purposes),
        key=lambda count: (
            near(evidence, sources, (count.sentence,), 1) is None,
            not count.purpose,
            count.start,
        ),
    )
    size = sized[0] if sized else None
    parts.show("size", size)
    place = (size.sentence,) if size is not None else tuple(mention.sentence for mention in sources)
    source = near(evidence, sources, place)
    parts.show("source", source)
    parts.show("label", near(evidence, labels, place if source is None else (*place, source.sentence)))
    values = {"sample": evidence.verbatim(size.start, size.end)} if size is not None else {}
    if not parts.missing:
        return parts.answer("answered", "answered", values, variant=variant)
    if size is not None and (size.purpose or parts.has("source", "label")):
        return parts.answer("half", f"no_{parts.missing[0]}", values, variant=variant)
    if source is not None:
        return parts.answer("half", "no_size", variant=variant)
    parts.shown.clear()
    return parts.answer("open", "open", variant=variant)
