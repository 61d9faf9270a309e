"""One ad from named values: the columns of a table, or the members of a JSON object.

Names are those of JobSpy; names that Chinese exports use stand for them. Where the values hold the ad's whole
``text``, that is the document; otherwise the ad is written out, and each value is the region of its column.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ashore.documents.errors import ItemWithoutTextError
from ashore.documents.metadata import iso_date, language_of
from ashore.documents.model import Document
from ashore.documents.plain import clean, newlines
from ashore.documents.render import Page

_SYNONYMS: Final = {
    "id": ("编号", "职位编号", "岗位编号", "job_id", "jobid"),
    "text": ("正文", "全文", "jd", "content", "jd_text", "job_text"),
    "title": ("职位", "职位名称", "职位名", "岗位", "岗位名称", "招聘岗位", "job_title", "position", "jobtitle"),
    "company": ("公司", "公司名称", "企业名称", "公司全称", "company_name", "employer", "companyname"),
    "location": ("地点", "工作地点", "城市", "工作城市", "所在地", "地区", "city", "工作地"),
    "salary": ("薪资", "薪水", "薪酬", "月薪", "薪资范围", "工资", "pay", "salary_range", "salary_text"),
    "experience": ("经验", "工作经验", "经验要求", "experience_range", "工作年限"),
    "education": ("学历", "学历要求", "education_level", "degree"),
    "description": (
        "描述",
        "职位描述",
        "岗位描述",
        "工作描述",
        "岗位职责",
        "职位信息",
        "job_description",
        "职位详情",
    ),
    "requirements": ("任职要求", "岗位要求", "职位要求"),
    "date_posted": ("发布时间", "发布日期", "更新时间", "posted", "posted_at", "publish_date"),
    "job_url": ("链接", "网址", "职位链接", "url", "link"),
    "job_type": ("工作性质", "职位类型", "employment_type"),
    "company_industry": ("行业", "公司行业", "所属行业", "industry"),
    "company_num_employees": ("公司规模", "规模", "人数", "company_size"),
    "headcount": ("招聘人数", "vacancy_count"),
}
COLUMNS: Final[Mapping[str, str]] = {
    **{name: name for name in _SYNONYMS},
    **{other: name for name, others in _SYNONYMS.items() for other in others},
    **{
        name: name
        for name in (
            *(
                "site",
                "interval",
                "min_amount",
                "max_amount",
                "currency",
                "is_remote",
                "job_level",
                "job_function",
            ),
            *("skills", "company_description", "benefits", "work_from_home_type", "deadline", "tags"),
        )
    },
}
"""From the name of a column, in lower case, to the name it has here and in ``Region.path``."""

_LABELS: Final[Mapping[str, tuple[str, str]]] = {
    "salary": ("Salary: ", "薪资："),
    "job_type": ("Employment: ", "工作性质："),
    "is_remote": ("Remote: ", "远程："),
    "work_from_home_type": ("Working from home: ", "远程方式："),
    "experience": ("Experience: ", "经验："),
    "education": ("Education: ", "学历："),
    "headcount": ("Openings: ", "招聘人数："),
    "job_level": ("Level: ", "级别："),
    "job_function": ("Function: ", "职能："),
    "company_industry": ("Industry: ", "行业："),
    "company_num_employees": ("Company size: ", "公司规模："),
    "date_posted": ("Posted: ", "发布："),
    "deadline": ("Apply by: ", "截止："),
    "skills": ("Skills: ", "技能："),
    "tags": ("Tags: ", "标签："),
    "benefits": ("Benefits: ", "福利："),
}
_BLOCKS: Final[Mapping[str, tuple[str, str]]] = {
    "description": ("", ""),
    "requirements": ("Requirements:\n", "任职要求：\n"),
    "company_description": ("About the company:\n", "公司介绍：\n"),
}
_NOTHING: Final = frozenset({"", "nan", "none", "null", "n/a", "<na>"})


def known(columns: Mapping[str, str] | list[str]) -> set[str]:
    """Return which of the known names stand among the names of columns."""
    return {COLUMNS[key] for column in columns if (key := normal(column)) in COLUMNS}


def normal(column: object) -> str:
    """Return the form in which names of columns are compared."""
    return str(column).strip().strip("\ufeff").lower().replace(" ", "_").replace("-", "_")


def ad(values: Mapping[str, object], name: str, *, file: str, line: int | None, media_type: str) -> Document:
    """Build the document of one ad; ``name`` is what it is called where it has no ``id``.

    Raises
    ------
    ItemWithoutTextError
        If it has neither text nor description nor title.
    """
    cells: dict[str, str] = {}
    for column, value in values.items():
        key = COLUMNS.get(normal(column))
        if key is not None and key not in cells and (shown := _shown(value)):
            cells[key] = shown
    name = cells.get("id", name)
    text = cells.get("text", "")
    if text.strip():
        return _as_it_stands(name, text, cells, media_type)
    if not (cells.get("description", "").strip() or cells.get("title", "").strip()):
        raise ItemWithoutTextError(file=file, line=line)
    return _written(name, cells, media_type)


def _shown(value: object) -> str:
    """Return a cell as text. Numbers keep no empty fraction: pandas writes 15000 as 15000.0."""
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_shown, value)))
    if isinstance(value, float):
        return "" if value != value else f"{value:.15g}"  # noqa: PLR0124 - NaN alone differs from itself
    text = clean(str(value))[0]
    return "" if len(text) < 6 and text.strip().lower() in _NOTHING else text


def _as_it_stands(name: str, text: str, cells: Mapping[str, str], media_type: str) -> Document:
    text, notes = clean(text)
    return Document(
        name,
        text,
        kind="ad",
        title=cells.get("title"),
        author=cells.get("company"),
        published=iso_date(cells.get("date_posted", "")),
        language=language_of(text),
        url=cells.get("job_url"),
        media_type=media_type,
        notes=notes,
    )


def _written(name: str, cells: Mapping[str, str], media_type: str) -> Document:
    values = {key: clean(newlines(value).strip())[0] for key, value in cells.items()}
    story = values.get("description") or values.get("requirements") or values.get("title", "")
    zh = language_of(story) != "en"
    page = Page()
    for key in ("title", "company", "location"):
        page.line("", _one_line(values.get(key, "")), key)
    _write_amounts(page, values, zh=zh)
    for key, labels in _LABELS.items():
        page.line(labels[zh], _one_line(values.get(key, "")), key)
    for key, labels in _BLOCKS.items():
        if value := values.get(key):
            page.write("\n" + labels[zh])
            page.write(value, key)
            page.write("\n")
    return Document(
        name,
        page.text,
        kind="ad",
        title=values.get("title"),
        author=values.get("company"),
        published=iso_date(values.get("date_posted", "")),
        language=language_of(page.text),
        url=values.get("job_url"),
        media_type=media_type,
        regions=page.regions,
    )


def _write_amounts(page: Page, values: Mapping[str, str], *, zh: bool) -> None:
    """Write ``Salary: 15000-20000 CNY / monthly``, each part the region of its column."""
    low, high = (_whole(values.get(key, "")) for key in ("min_amount", "max_amount"))
    if not low and not high:
        return
    page.write("薪资：" if zh else "Salary: ")
    page.write(low, "min_amount")
    page.write("-" if low and high else "")
    page.write(high, "max_amount")
    for lead, key in ((" ", "currency"), (" / ", "interval")):
        if value := _one_line(values.get(key, "")):
            page.write(lead)
            page.write(value, key)
    page.write("\n")


def _whole(amount: str) -> str:
    """Return an amount without an empty fraction."""
    amount = amount.strip()
    head, dot, fraction = amount.partition(".")
    return head if dot and head.isdigit() and not fraction.strip("0") else amount


def _one_line(value: str) -> str:
    return " ".join(value.split())
