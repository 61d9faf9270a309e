"""People for the tests of fit, from a few lines of a résumé."""

from __future__ import annotations

from datetime import date
from functools import cache

from ashore.documents import Document
from ashore.facts.registry import extract
from ashore.person import Me
from ashore.person.fit import Applicant, Asked, Fit, asked_by, compare
from ashore.person.profile_reading import read_profile
from ashore.person.skills import Skills, find_skills
from ashore.vocabulary import Vocabulary, load

TODAY = date(2026, 11, 1)


@cache
def vocabulary() -> Vocabulary:
    return load()


def applicant(text: str, me: Me | None = None) -> Applicant:
    """Read a résumé as the product does."""
    document = Document("resume", text, kind="resume")
    profile = read_profile([(document, extract(document, vocabulary()))], me or Me(), vocabulary(), TODAY)
    return Applicant(profile, find_skills(profile, vocabulary()), vocabulary(), TODAY)


def skills(text: str) -> Skills:
    return applicant(text).skills


@cache
def asked(text: str) -> Asked:
    """Read an ad as the product does."""
    document = Document("ad", text, kind="ad")
    return asked_by(text, extract(document, vocabulary()), vocabulary(), doc="ad")


def fit(resume: str, ad: str) -> Fit:
    return compare(asked(ad), applicant(resume))


ZH = "陈立\n现居：{place}\n\n工作经历\n{job}\n\n教育经历\n{school}\n\n技能\n{skills}\n"
EN = "ANNA BERG\nBerlin, Germany\n\nEXPERIENCE\n{job}\n\nEDUCATION\n{school}\n\nSKILLS\n{skills}\n"


def chinese(
    skills: str = "",
    place: str = "广州",
    job: str = "2020.07-至今    珠江软件有限公司    数据分析师\n做业务分析",
    school: str = "2016.09-2020.06    中山大学    统计学    本科",
) -> str:
    return ZH.format(skills=skills, place=place, job=job, school=school)


def english(
    skills: str = "",
    job: str = "Software Engineer, Birchwood Data\nBerlin | July 2019 – Present\n• Wrote services.",
    school: str = "Bachelor of Science in Computer Science, University of Bristol, 2015 – 2019",
) -> str:
    return EN.format(skills=skills, job=job, school=school)
