"""me.yaml changed through the workspace: what was written meanwhile is never written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from ashore import Workspace
from ashore.person.errors import MeChoiceError
from ashore.words import LANGUAGES, explain
from ashore.workspace.editing import AnsweredMeanwhileError, MeChangedError
from ashore.workspace.receiving import Handed

RESUME = """# 个人简历
姓名：陈一
## 工作经历
### 甲公司 | 编辑 | 2019.01 - 2022.01
- 写稿
## 专业技能
- 熟练：SQL
"""


def test_the_first_change_writes_the_commented_file(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "w") as workspace:
        mark = workspace.me_mark()
        workspace.change_me({"cash": "7000"}, "zh", seen=mark)
        assert "现金: 7000" in (workspace.me_text() or "")
        assert workspace.me().numbers["cash"].value == 7000
        assert workspace.me_mark() != mark


def test_what_was_written_meanwhile_stays(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "w") as workspace:
        seen = workspace.me_mark()
        (workspace.folder / "me.yaml").write_text("cash: 1 # theirs\n", encoding="utf-8")
        with pytest.raises(MeChangedError) as caught:
            workspace.change_me({"cash": "7000"}, "en", seen=seen)
        assert all(all(explain(caught.value, language)) for language in LANGUAGES)
        with pytest.raises(MeChangedError):
            workspace.rewrite_me("cash: 2\n", seen=seen)
        assert workspace.me_text() == "cash: 1 # theirs\n"
        workspace.rewrite_me("cash: 2\r\n", seen=workspace.me_mark())
        assert workspace.me_text() == "cash: 2\n"
        with pytest.raises(MeChoiceError):
            workspace.rewrite_me("readiness: wizard\n")
        assert workspace.me_text() == "cash: 2\n"


def test_a_question_answered_elsewhere_is_told(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "w") as workspace:
        workspace.answer({"delivered": "no"}, "en")
        with pytest.raises(AnsweredMeanwhileError):
            workspace.answer_open({"delivered": "yes", "had_users": "yes"}, "en")
        assert "had_users" not in workspace.me().checks
        workspace.answer_open({"delivered": "no", "had_users": "forty people"}, "en")
        assert workspace.me().checks["had_users"].value == "forty people"


def test_a_resume_in_memory_is_the_same_as_a_file(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "w") as workspace:
        done = workspace.import_resume(Handed("mine.md", RESUME.encode()))
        assert (done.document.document.name, done.new) == ("mine.md", True)
        again = workspace.import_resume(Handed("mine.md", RESUME.encode()))
        assert not again.new
        resume = workspace.resume()
        assert resume is not None
        assert resume.document.name == "mine.md"
        file = tmp_path / "mine.md"
        file.write_text(RESUME, encoding="utf-8")
        assert not workspace.import_resume(file).new
