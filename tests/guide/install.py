"""Installs what the guide's answers are run with and PyPI does not have: Debian's Redis, nginx and systemd.

Run by `make test`; does nothing where the programs are on the PATH already.
"""

import os
import shutil
import subprocess
import sys

PACKAGES = {"redis-server": "redis-server", "nginx": "nginx-light", "systemd-analyze": "systemd"}


def main() -> None:
    """Asks apt for the programs that are missing. Raises `SystemExit` with what to do where that can't be."""
    missing = [name for name in PACKAGES if not shutil.which(name)]
    if not missing:
        return
    by_hand = f"The guide's code is run with {', '.join(missing)}: install and put on the PATH."
    if not shutil.which("apt-get"):
        raise SystemExit(f"There is no apt-get. {by_hand}")
    rights = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if rights and not shutil.which("sudo"):
        raise SystemExit(f"Only root may install. {by_hand}")
    print(f"Installing {', '.join(missing)} with apt-get …", file=sys.stderr)
    # No service of them is wanted, only the programs: RUNLEVEL=1 keeps Debian's scripts from starting one.
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get", "--quiet=2"]
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *(PACKAGES[name] for name in missing)]):
        run = subprocess.run([*apt, *command], stdout=subprocess.DEVNULL, check=False)
        if run.returncode:
            raise SystemExit(f"`apt-get {command[0]}` failed. {by_hand}")


if __name__ == "__main__":
    main()
