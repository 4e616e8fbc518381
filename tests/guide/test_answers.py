"""Every Python block of the guide runs, and a broken one would be noticed."""

import os
import subprocess
import sys
from pathlib import Path

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

## Wrong claim? {#wrong-claim}

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


def test_few_blocks_are_left_out_and_each_says_why(guide):
    examples = [example for section in guide for example in section.document().examples()]
    left_out = [example for example in examples if isinstance(example.region.evaluator, Skipper)]
    assert all(action == "next" and reason for action, reason in (example.parsed for example in left_out))
    assert len(left_out) * 100 <= 5 * (len(examples) - len(left_out))


def test_shell_blocks_are_valid_shell(guide):
    blocks = CodeBlockParser("sh", evaluator=print)
    for section in guide:
        for block in blocks(Document(section.text, str(section.path))):
            result = subprocess.run(["bash", "-n"], input=block.parsed, capture_output=True, text=True)
            assert result.returncode == 0, f"{section.name}: {result.stderr}"


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
