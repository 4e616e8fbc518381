"""Every block of the guide runs or is checked by a program, and a broken one would be noticed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from programs import CHECKS, BlockError
from sybil import Document
from sybil.evaluators.skip import Skipper
from sybil.parsers.markdown import CodeBlockParser

BROKEN = """\
# Topic {#topic}

## Good? {#good}

```python
answer = 42
```

<!-- invisible-code-block: python
assert answer == 42
-->

## BlockError claim? {#wrong-claim}

```python
assert 1 + 1 == 3
```

## Leaking name? {#leaking-name}

```python
print(answer)
```

## Broken file? {#broken-file}

```python
# shop/models.py
import no_such_module_anywhere
```
"""


def test_section_runs(section, run):
    run(section)


def blocks(section, language):
    return CodeBlockParser(language, evaluator=print)(Document(section.text, str(section.path)))


def languages(section):
    return re.findall(r"(?m)^ *```(\S+)", section.text)


def test_few_blocks_are_left_out_and_each_says_why(guide):
    examples = [example for section in guide for example in section.document().examples()]
    left_out = [example for example in examples if isinstance(example.region.evaluator, Skipper)]
    assert all(action == "next" and reason for action, reason in (example.parsed for example in left_out))
    # No program reads `text`: trees of folders, lines of a crontab.
    text = [language for section in guide for language in languages(section) if language == "text"]
    assert (len(left_out) + len(text)) * 100 <= 5 * len(examples)


def test_blocks_are_right_by_the_programs_they_are_for(guide, tmp_path):
    wrong = []
    for section in guide:
        for language, check in CHECKS.items():
            for number, block in enumerate(blocks(section, language)):
                folder = tmp_path / section.name / f"{language}{number}"
                folder.mkdir(parents=True)
                try:
                    check(block.parsed, folder)
                except BlockError as error:
                    wrong.append(f"{section.name}: {error}")
    assert not wrong, "\n".join(wrong)


def test_every_language_is_run_or_checked(guide):
    used = {language for section in guide for language in languages(section)}
    assert used <= {"python", "text", *CHECKS}


@pytest.mark.parametrize(
    ("language", "broken"),
    [
        ("sh", "if true; then\n"),
        ("js", "let = ;"),
        ("html", "{% if user %}Hello"),
        ("sql", "SELECT name FROM users WHERE (id = 1"),
        ("sql", "SELEKT name FROM users"),
        ("nginx", "server { listen 80; proxy_passs http://127.0.0.1:8000; }"),
        ("dockerfile", "FROM python:3.13-slim\nRUM pip install flask\n"),
        ("ini", "command = gunicorn\n[program:shop]\n"),
        ("ini", "[Unit]\n[Service]\nExecStart=/bin/true\nRestart=sometimes\n"),
        ("toml", "[tool.pytest"),
        ("yaml", "services: [web"),
        ("json", "{'id': 1}"),
    ],
)
def test_broken_blocks_of_other_languages_fail(language, broken, tmp_path):
    with pytest.raises(BlockError) as refused:
        CHECKS[language](broken, tmp_path)
    assert "is missing" not in str(refused.value)


def test_ids_are_unique(guide):
    names = [section.name for section in guide]
    assert sorted(names) == sorted(set(names))


def test_broken_blocks_fail(tmp_path):
    (tmp_path / "01-broken.md").write_text(BROKEN, encoding="utf-8")
    here = Path(__file__).parent
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--confcutdir", here]
    result = subprocess.run(
        [*command, "-k", "section_runs", __file__],
        cwd=here,
        env={**os.environ, "GUIDE_SOURCE": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 1
    assert "3 failed, 2 passed" in result.stdout
    for name in ("wrong-claim", "leaking-name", "broken-file"):
        assert f"FAILED test_answers.py::test_section_runs[{name}]" in result.stdout
