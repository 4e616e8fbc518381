"""Writes what studyfold makes of each golden case into its folder. Read the difference before you keep it.

python tests/update_cases.py [CASE…]
"""

import sys

from golden import CASES, case_names, held, made


def update(case):
    """Brings one case up to date and says which of its files changed."""
    folder, wanted, found = CASES / case, made(case), held(case)
    for name in found.keys() - wanted.keys():
        (folder / name).unlink()
    changed = [name for name, text in wanted.items() if found.get(name) != text]
    for name in changed:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(wanted[name], "utf-8")
    return sorted({*changed, *(found.keys() - wanted.keys())})


if __name__ == "__main__":
    for case in sys.argv[1:] or case_names():
        for name in update(case):
            print(f"{case}/{name}")
