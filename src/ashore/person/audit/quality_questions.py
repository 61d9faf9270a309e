"""The questions about how good it is: which metrics, why those, what a change moved, how it was compared."""

from __future__ import annotations

import re
from typing import Final

from ashore.person.audit.evidence import Evidence, Mention
from ashore.person.audit.measures import Change
from ashore.person.audit.model import Answer
from ashore.person.audit.parts import Parts, after_changes, among, metric_of, near, sample_of, window, words

_NEXT: Final = 12
_SPAN: Final = re.compile(r"天|周|星期|月|day|week|month|小时|hour")


def metrics(evidence: Evidence) -> Answer:
    """Ask which metrics: a name with a value and the sample it was measured on; a name alone is no answer."""
    parts = Parts(evidence, "metrics", ("value", "sample"))
    own = [measure for measure in evidence.own_measures() if not measure.volume]
    levels = [measure for measure in own if not measure.value.relative]
    levels = after_changes(evidence, levels)
    for measure in levels:
        count = sample_of(evidence, measure)
        if count is not None:
            parts.show("value", measure)
            parts.show("sample", count)
            sample = {"sample": evidence.verbatim(count.start, count.end)}
            return parts.answer("answered", "answered", words(evidence, measure) | sample)
    if levels:
        parts.show("value", levels[0])
        return parts.answer("half", "no_sample", words(evidence, levels[0]))
    if own:
        parts.show("value", own[0])
        return parts.answer("half", "no_baseline", words(evidence, own[0]), missing=("baseline", "sample"))
    usage = next((measure for measure in evidence.own_measures() if not measure.value.relative), None)
    if usage is not None:
        parts.show("usage", usage)
        return parts.answer("half", "usage", words(evidence, usage))
    return _no_metric(evidence, parts)


def _no_metric(evidence: Evidence, parts: Parts) -> Answer:
    """Say what stands in the place of a figure: a target, somebody else's figure, a name alone, nothing."""
    for measure in evidence.measures:
        if measure.value.planned:
            return parts.answer("open", "planned", words(evidence, measure))
        if measure.value.foreign:
            return parts.answer("open", "foreign", words(evidence, measure))
    named = next((name for name in evidence.names if not name.kinds & {"correct", "volume"}), None)
    if named is not None:
        return parts.answer("open", "named", {"metric": evidence.verbatim(named.start, named.end)})
    return parts.answer("open", "open")


def why_metrics(evidence: Evidence) -> Answer:
    """Ask why those: a choice of a metric and its cause; where nothing was measured there is no choice."""
    parts = Parts(evidence, "why_metrics", ("cause", "choice"))
    measured = evidence.own_measures()
    if not measured:
        return parts.answer("open", "no_metric", missing=("metric",))
    first = words(evidence, measured[0])["metric"]
    names = {name.sentence: metric_of(evidence, name) for name in reversed(evidence.names)}
    named = names.keys() | {find.sentence for find in evidence.said("metric")}
    chosen = [
        choice
        for choice in evidence.said("choice")
        if choice.sentence in named and not _of_model(evidence, choice)
    ]
    for choice in chosen:
        cause = near(evidence, evidence.said("cause"), (choice.sentence,), 1)
        if cause is not None:
            parts.show("choice", choice)
            parts.show("cause", cause)
            return parts.answer("answered", "answered", {"metric": names.get(choice.sentence, first)})
    if chosen:
        parts.show("choice", chosen[0])
        return parts.answer("half", "no_cause", {"metric": names.get(chosen[0].sentence, first)})
    return parts.answer("open", "open", {"metric": first})


def _of_model(evidence: Evidence, choice: Mention) -> bool:
    """Say whether what was chosen is a model, and no metric."""
    models = window(evidence, evidence.said("model"), choice.sentence, 0)
    return any(0 <= model.start - choice.end <= _NEXT for model in models)


def prompt(evidence: Evidence) -> Answer:
    """Ask which metric the change of the prompt moved, from what to what.

    Of a project that speaks of training and of no prompt, the same is asked of its training.
    """
    variant = "training" if not evidence.words.get("prompt") and evidence.said("tuned") else ""
    parts = Parts(evidence, "prompt", ("before_after", "change"))
    what = evidence.said("tuned") if variant else _prompt_changes(evidence)
    for change, mention in _moved(evidence, what):
        if mention is not None:
            parts.show("change", mention)
            parts.show("before_after", change.before)
            parts.show("before_after", change.after)
            return parts.answer("answered", "answered", _pair(evidence, change), variant=variant)
    for measure in evidence.own_measures():
        mention = near(evidence, what, (measure.sentence,), 1)
        if mention is not None:
            parts.show("change", mention)
            parts.show("after", measure)
            case = "no_baseline" if measure.value.relative else "one_figure"
            return parts.answer("half", case, words(evidence, measure), variant=variant)
    prompts = {mention.sentence for mention in evidence.words.get("prompt", ())}
    denied = [mention for mention in evidence.denied("changed") if mention.sentence in prompts]
    if denied and not what:
        parts.show("not_done", denied[0])
        return parts.answer("not_done", "not_done", variant=variant)
    if what:
        return parts.answer(
            "open", "named", {"change": evidence.verbatim(what[0].start, what[0].end)}, variant=variant
        )
    return parts.answer("open", "open", variant=variant)


def _moved(evidence: Evidence, what: tuple[Mention, ...]) -> list[tuple[Change, Mention | None]]:
    """Return the changes of metrics with what was changed near them, those in the same sentences first."""
    found: list[tuple[Change, Mention | None]] = []
    for change in evidence.changes:
        places = (change.after.sentence, change.before.sentence)
        close = near(evidence, what, places, 0)
        found.append((change, close or near(evidence, what, places, 2)))
    return sorted(found, key=lambda pair: _away(*pair))


def _away(change: Change, mention: Mention | None) -> int:
    """Return how many sentences lie between a change of a metric and what was changed."""
    if mention is None:
        return 9
    return min(abs(mention.sentence - place) for place in (change.before.sentence, change.after.sentence))


def _prompt_changes(evidence: Evidence) -> tuple[Mention, ...]:
    """Return where a change is told in a sentence with the prompt, or in the next one."""
    prompts = {mention.sentence for mention in evidence.said("prompt")}
    return tuple(mention for mention in evidence.said("changed") if among(evidence, mention.sentence, prompts, 1))


def _pair(evidence: Evidence, change: Change) -> dict[str, str]:
    before, after = change.before, change.after
    return {
        "metric": metric_of(evidence, before.name),
        "before": evidence.verbatim(before.value.start, before.value.end),
        "after": evidence.verbatim(after.value.start, after.value.end),
    }


def ab_test(evidence: Evidence) -> Answer:
    """Ask how the A/B test was run: groups, sample, duration, significance, near where it is told.

    Before and after on one test set is half an answer; a test that was not run is said to be so.
    """
    parts = Parts(evidence, "ab_test", ("sample", "groups", "duration", "significance"))
    best: list[Parts] = []
    for mention in evidence.said("ab"):
        told = _told(evidence, mention)
        if told.has("sample", "duration", "significance", "share"):
            best.append(told)
    if best:
        told = max(best, key=lambda found: found.has(*found.wanted))
        if not told.missing:
            return told.answer("answered", "answered")
        return told.answer("half", f"no_{told.missing[0]}")
    denied = evidence.denied("ab")
    compared = _compared(evidence, parts)
    if denied:
        parts.shown.clear()
        parts.show("not_done", denied[0])
        return parts.answer("not_done", "not_done_compared" if compared else "not_done", compared)
    if compared:
        return parts.answer("half", "offline", compared)
    named = evidence.said("ab")
    if named:
        return parts.answer("open", "named", {"words": evidence.verbatim(named[0].start, named[0].end)})
    return parts.answer("open", "open")


def _told(evidence: Evidence, mention: Mention) -> Parts:
    """Collect what stands around one mention of a test."""
    parts = Parts(evidence, "ab_test", ("sample", "groups", "duration", "significance"))
    place = (mention.sentence,)
    text = evidence.passages.text
    if not evidence.passages.heading(mention.start):
        parts.show("test", mention)
    counts = window(evidence, evidence.cases, mention.sentence)
    parts.show("sample", min(counts, key=lambda count: abs(count.sentence - mention.sentence), default=None))
    share = near(evidence, evidence.said("traffic"), place)
    parts.show("share", share)
    parts.show("groups", share or near(evidence, evidence.said("groups"), place))
    spans = tuple(found for found in evidence.said("time") if _SPAN.search(text, found.start, found.end))
    parts.show("duration", near(evidence, spans, place))
    parts.show("significance", near(evidence, evidence.said("significance"), place))
    return parts


def _compared(evidence: Evidence, parts: Parts) -> dict[str, str]:
    """Return a change that was measured on a sample, as a comparison that is no A/B test; note it in the parts."""
    for change in evidence.changes:
        count = sample_of(evidence, change.after)
        if count is not None:
            parts.show("offline", change.before)
            parts.show("offline", change.after)
            parts.show("sample", count)
            return _pair(evidence, change) | {"sample": evidence.verbatim(count.start, count.end)}
    return {}
