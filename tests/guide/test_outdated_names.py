"""What source/outdated.toml says is true of the packages that are installed."""

import importlib
import inspect
import re
import sys
import warnings
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pytest
from conftest import SOURCE
from sqlalchemy.exc import SQLAlchemyError

from studyfold.outdated import check_outdated, mentions_in
from studyfold.reading import read
from studyfold.reading.files import load as load_source
from studyfold.reading.outdated_names import load

ENTRIES, MISTAKES = load(SOURCE / "outdated.toml")
NAMED = [(name, entry) for entry in ENTRIES for name in ([entry.title] if entry.title else entry.names)]
CHECKED = [(name, entry) for name, entry in NAMED if entry.since[0][0] != "abandoned"]

DISTRIBUTIONS = {"Jinja": "Jinja2"}
OLD = re.compile(r"deprecat|legacy|moved in", re.IGNORECASE)
GONE = (ImportError, AttributeError, TypeError, ValueError, LookupError, SQLAlchemyError)


def member(path):
    """What a dotted path leads to."""
    parts = path.split(".")
    for end in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:end]))
        except ModuleNotFoundError:
            continue
        for part in parts[end:]:
            found = getattr(found, part)
        return found
    raise ModuleNotFoundError(path)


@cache
def words_of(package):
    """Every word in the source of an installed package."""
    folder = Path(inspect.getfile(importlib.import_module(package))).parent
    return {word for file in folder.rglob("*.py") for word in re.findall(r"[\w-]+", file.read_text("utf-8", "replace"))}


def unread(package, *words):
    """A proof: none of the words stands anywhere in the package's source."""

    def prove():
        if not words_of(package) & set(words):
            raise LookupError(words)

    return prove


def proof(expression, *modules):
    """A proof: the expression fails or warns. It sees the modules by their last names."""

    def prove():
        known = {module.rpartition(".")[2]: member(module) for module in modules}
        return eval(expression, {"app": example_app(), **known})

    return prove


def example_app():
    from flask import Flask

    app = Flask("example")
    app.config.update(SECRET_KEY="x", SQLALCHEMY_DATABASE_URI="sqlite://")
    return app


def in_app(use):
    """A proof: the use of a Flask-SQLAlchemy database with one table fails or warns."""

    def prove():
        from flask_sqlalchemy import SQLAlchemy
        from sqlalchemy.orm import Mapped, mapped_column

        app = example_app()
        db = SQLAlchemy(app)
        example = type(
            "Row", (db.Model,), {"__annotations__": {"id": Mapped[int]}, "id": mapped_column(primary_key=True)}
        )
        with app.app_context():
            db.create_all()
            return use(db, example)

    return prove


def outcome(how):
    """What becomes of a program that uses a name: it `fails`, `warns` or `works`."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            member(how) if isinstance(how, str) else how()
        except GONE:
            return "fails"
    return "warns" if any(OLD.search(f"{each.category.__name__} {each.message}") for each in told) else "works"


FLASK_APP = ["session_cookie_name", "send_file_max_age_default", "use_x_sendfile", "propagate_exceptions"]
FLASK_APP += ["templates_auto_reload", "got_first_request", "json_encoder", "json_decoder", "env"]
CELERY_SETTINGS = [name for name, entry in NAMED if entry.package == "Celery" and name.isupper()]
JWT_LOADERS = ["token_in_blacklist_loader", "user_claims_loader", "user_loader_callback_loader"]

PROOFS = {
    "FLASK_ENV": unread("flask", "FLASK_ENV"),
    **{f"app.{name}": f"flask.Flask.{name}" for name in FLASK_APP},
    "current_app.env": "flask.Flask.env",
    "before_first_request": "flask.Flask.before_first_request",
    "before_app_first_request": "flask.Blueprint.before_app_first_request",
    **{
        name: unread("flask", name)
        for name in (
            "JSON_SORT_KEYS",
            "JSON_AS_ASCII",
            "JSONIFY_MIMETYPE",
            "JSONIFY_PRETTYPRINT_REGULAR",
            "PRESERVE_CONTEXT_ON_EXCEPTION",
            "LOGGER_HANDLER_POLICY",
            "locked_cached_property",
            "signals_available",
            "--eager-loading",
            "--lazy-loading",
            "init_jinja_globals",
        )
    },
    "request_globals_class": "flask.Flask.request_globals_class",
    "_request_ctx_stack": "flask._request_ctx_stack",
    "_app_ctx_stack": "flask._app_ctx_stack",
    "config.from_json": "flask.Config.from_json",
    "as_tuple": proof("app.test_client().get('/', as_tuple=True)"),
    "attachment_filename": proof("send_file('x', attachment_filename='x')", "flask.send_file"),
    "cache_timeout of send_file": proof("send_file('x', cache_timeout=1)", "flask.send_file"),
    "filename of send_from_directory": proof("send_from_directory('.', filename='x')", "flask.send_from_directory"),
    "add_etags": proof("send_file('x', add_etags=True)", "flask.send_file"),
    "static_path": proof("Flask('x', static_path='/s')", "flask.Flask"),
    "is_xhr": "flask.Request.is_xhr",
    "num_proxies of ProxyFix": proof("ProxyFix(app, num_proxies=1)", "werkzeug.middleware.proxy_fix.ProxyFix"),
    "safe_str_cmp": "werkzeug.security.safe_str_cmp",
    "pbkdf2_hex": "werkzeug.security.pbkdf2_hex",
    "pbkdf2_bin": "werkzeug.security.pbkdf2_bin",
    "werkzeug.server.shutdown": unread("werkzeug", "werkzeug.server.shutdown", "shutdown_server"),
    "client.cookie_jar": "werkzeug.test.Client.cookie_jar",
    "the server name as the first argument of client.set_cookie": proof(
        "app.test_client().set_cookie('localhost', 'name', 'value')"
    ),
    "a plain hash as the method of generate_password_hash": proof(
        "generate_password_hash('x', method='sha256')", "werkzeug.security.generate_password_hash"
    ),
    "OrderedMultiDict": "werkzeug.datastructures.OrderedMultiDict",
    "ImmutableOrderedMultiDict": "werkzeug.datastructures.ImmutableOrderedMultiDict",
    **{
        name: f"jinja2.{name}"
        for kind in ("context", "evalcontext", "environment")
        for name in (f"{kind}function", f"{kind}filter")
    },
    "unicode_urlencode": "jinja2.utils.unicode_urlencode",
    "soft_unicode": "markupsafe.soft_unicode",
    "TimedJSONWebSignatureSerializer": "itsdangerous.TimedJSONWebSignatureSerializer",
    "JSONWebSignatureSerializer": "itsdangerous.JSONWebSignatureSerializer",
    "autocompletion": proof("Option(['--x'], autocompletion=list)", "click.Option"),
    "resultcallback": "click.Group.resultcallback",
    "Query.get": in_app(lambda db, row: db.session.query(row).get(1)),
    "sqlalchemy.ext.declarative": proof("declarative_base()", "sqlalchemy.ext.declarative.declarative_base"),
    "engine.execute": "sqlalchemy.Engine.execute",
    "engine.table_names": "sqlalchemy.Engine.table_names",
    "engine.has_table": "sqlalchemy.Engine.has_table",
    "autocommit of Session": proof("Session(autocommit=True)", "sqlalchemy.orm.Session"),
    "subtransactions": proof("Session().begin(subtransactions=True)", "sqlalchemy.orm.Session"),
    "MetaData.bind": proof("MetaData(bind=None)", "sqlalchemy.MetaData"),
    "autoload": proof("sqlalchemy.Table('x', sqlalchemy.MetaData(), autoload=True)", "sqlalchemy"),
    "a list in select()": proof("sqlalchemy.select([sqlalchemy.column('x')])", "sqlalchemy"),
    "a list in case()": proof("sqlalchemy.case([(sqlalchemy.true(), 1)])", "sqlalchemy"),
    "from_self": "sqlalchemy.orm.Query.from_self",
    "sqlalchemy.orm.mapper": proof("mapper(int)", "sqlalchemy.orm.mapper"),
    "convert_unicode": proof("create_engine('sqlite://', convert_unicode=True)", "sqlalchemy.create_engine"),
    "the threadlocal strategy": proof("create_engine('sqlite://', strategy='threadlocal')", "sqlalchemy.create_engine"),
    "strategy of create_engine": proof(
        "create_engine('sqlite://', strategy='mock', executor=print)", "sqlalchemy.create_engine"
    ),
    "as_scalar": proof("sqlalchemy.select(sqlalchemy.column('x')).as_scalar()", "sqlalchemy"),
    "Inspector.from_engine": proof(
        "sqlalchemy.Inspector.from_engine(sqlalchemy.create_engine('sqlite://'))", "sqlalchemy"
    ),
    "sqlalchemy.orm.noload": proof("noload('*')", "sqlalchemy.orm.noload"),
    "BaseQuery": "flask_sqlalchemy.BaseQuery",
    "get_debug_queries": "flask_sqlalchemy.get_debug_queries",
    "SignallingSession": "flask_sqlalchemy.SignallingSession",
    "SQLALCHEMY_COMMIT_ON_TEARDOWN": unread("flask_sqlalchemy", "SQLALCHEMY_COMMIT_ON_TEARDOWN"),
    **{
        f"SQLALCHEMY_{name}": unread("flask_sqlalchemy", f"SQLALCHEMY_{name}")
        for name in ("NATIVE_UNICODE", "POOL_SIZE", "POOL_TIMEOUT", "POOL_RECYCLE", "MAX_OVERFLOW")
    },
    "app of create_all": in_app(lambda db, _: db.create_all(app=None)),
    "db.get_engine": in_app(lambda db, _: db.get_engine()),
    **{
        f"db.{name}": f"flask_sqlalchemy.SQLAlchemy.{name}"
        for name in ("get_binds", "get_tables_for_bind", "create_session", "create_scoped_session")
    },
    "MigrateCommand": "flask_migrate.MigrateCommand",
    "header_loader": proof("LoginManager().header_loader(print)", "flask_login.LoginManager"),
    "user_loaded_from_header": "flask_login.user_loaded_from_header",
    "login_manager.setup_app": proof("LoginManager().setup_app(app)", "flask_login.LoginManager"),
    "make_secure_token": "flask_login.utils.make_secure_token",
    "token_loader": "flask_login.LoginManager.token_loader",
    "CsrfProtect": "flask_wtf.csrf.CsrfProtect",
    "CsrfError": "flask_wtf.csrf.CsrfError",
    "validators.Required": "wtforms.validators.Required",
    **{
        name: f"flask_jwt_extended.{name}"
        for name in (
            "jwt_optional",
            "fresh_jwt_required",
            "jwt_refresh_token_required",
            "get_raw_jwt",
            "get_jwt_claims",
            "verify_jwt_in_request_optional",
            "verify_jwt_refresh_token_in_request",
            "verify_fresh_jwt_in_request",
        )
    },
    **{name: f"flask_jwt_extended.JWTManager.{name}" for name in JWT_LOADERS},
    "JWT_BLACKLIST_ENABLED": unread("flask_jwt_extended", "JWT_BLACKLIST_ENABLED"),
    "JWT_BLACKLIST_TOKEN_CHECKS": unread("flask_jwt_extended", "JWT_BLACKLIST_TOKEN_CHECKS"),
    "RATELIMIT_STORAGE_URL": unread("flask_limiter", "RATELIMIT_STORAGE_URL"),
    "get_ipaddr": "flask_limiter.util.get_ipaddr",
    "app as the first argument of Limiter": proof("Limiter(app, key_func=print)", "flask_limiter.Limiter"),
    "a CACHE_TYPE in lower case": proof("Cache(app, config={'CACHE_TYPE': 'simple'})", "flask_caching.Cache"),
    "template_mode": proof("Admin(app, template_mode='bootstrap3')", "flask_admin.Admin"),
    "FLASK_ADMIN_SWATCH": unread("flask_admin", "FLASK_ADMIN_SWATCH"),
    "FLASK_ADMIN_FLUID_LAYOUT": unread("flask_admin", "FLASK_ADMIN_FLUID_LAYOUT"),
    "datetime.utcnow": proof("datetime.datetime.utcnow()", "datetime"),
    "datetime.utcfromtimestamp": proof("datetime.datetime.utcfromtimestamp(0)", "datetime"),
    "celery.task": "celery.task",
    "periodic_task": "celery.task.periodic_task",
    "get_failed_queue": "rq.get_failed_queue",
    "the eventlet worker": proof("SUPPORTED_WORKERS['eventlet']", "gunicorn.workers.SUPPORTED_WORKERS"),
    "parse_obj": proof("RootModel.parse_obj({})", "pydantic.RootModel"),
    "parse_raw": proof("RootModel.parse_raw('{}')", "pydantic.RootModel"),
    "pydantic.validator": proof("validator('x')", "pydantic.validator"),
    "pydantic.root_validator": proof("root_validator(pre=True)", "pydantic.root_validator"),
}
"""How a program can tell, for names that are no path from a module: a path, or a function that fails or warns."""


def is_now_wtforms_own():
    import flask_wtf
    import wtforms

    assert flask_wtf.Form is flask_wtf.form.Form is wtforms.Form


def is_off_by_default():
    app = example_app()
    member("flask_sqlalchemy.SQLAlchemy")(app)
    assert app.config["SQLALCHEMY_TRACK_MODIFICATIONS"] is False


def needs_parentheses():
    jwt_required = member("flask_jwt_extended.jwt_required")
    assert jwt_required(lambda: "the view").__name__ != "<lambda>"


def is_an_old_spelling():
    from celery.app.defaults import _TO_NEW_KEY  # Celery has no public list of them

    for old in CELERY_SETTINGS:
        entry = next(entry for name, entry in NAMED if name == old)
        assert _TO_NEW_KEY[old] == entry.instead


OTHERWISE = {
    "flask_wtf.Form": is_now_wtforms_own,
    "flask_wtf.form.Form": is_now_wtforms_own,
    "SQLALCHEMY_TRACK_MODIFICATIONS = False": is_off_by_default,
    "@jwt_required without parentheses": needs_parentheses,
    **dict.fromkeys(CELERY_SETTINGS, is_an_old_spelling),
}
"""What neither fails nor warns, and how it has changed all the same."""

NOT_BEFORE_PYTHON_3_12 = ("datetime.utcnow", "datetime.utcfromtimestamp")


def test_the_file_has_no_mistake():
    assert MISTAKES == []
    assert len(ENTRIES) >= 60


@pytest.mark.parametrize(("name", "entry"), CHECKED, ids=[name for name, _ in CHECKED])
def test_a_name_is_as_old_as_it_is_said_to_be(name, entry):
    if name in OTHERWISE:
        OTHERWISE[name]()
        return
    if name in NOT_BEFORE_PYTHON_3_12 and sys.version_info < (3, 12):
        assert entry.since == (("deprecated", "3.12"),)
        return
    assert outcome(PROOFS.get(name, name)) == ("fails" if entry.since[0][0] == "removed" else "warns")


def test_what_is_current_neither_fails_nor_warns():
    for how in (
        "flask.Flask.before_request",
        unread("flask", "FLASK_DEBUG"),
        proof("Markup('x')", "markupsafe.Markup"),
    ):
        assert outcome(how) == "works"


@pytest.mark.parametrize("package", sorted({entry.package for _, entry in CHECKED} - {"Python"}))
def test_the_installed_version_is_no_older_than_what_is_said_of_it(package):
    installed = numbers(version(DISTRIBUTIONS.get(package, package)))
    for entry in ENTRIES:
        if entry.package == package and entry.since[0][0] != "abandoned":
            assert all(numbers(since) <= installed for _, since in entry.since), entry


def numbers(text):
    return tuple(int(part) for part in re.findall(r"\d+", text))


@pytest.mark.parametrize("entry", ENTRIES, ids=[(entry.title or entry.names[0]) for entry in ENTRIES])
def test_an_entry_says_where_it_can_be_read(entry):
    assert re.fullmatch(r"https://[\w.-]+/\S+", entry.source)


def test_the_guide_says_of_each_what_has_become_of_it():
    documents = load_source(SOURCE)
    guide, _ = read(documents)
    told = check_outdated(replace(guide, outdated=ENTRIES), documents)
    assert [f"{problem.file}:{problem.line}: {problem.message}" for problem in told] == []


OLD_CODE = {
    "export FLASK_ENV=development": "FLASK_ENV",
    'app.config["ENV"] == "production"': "app.env",
    "@app.before_first_request": "before_first_request",
    "from flask import Flask, Markup": "flask.Markup",
    "from flask.json import JSONEncoder": "flask.json.JSONEncoder",
    "app.json_encoder = Encoder": "app.json_encoder",
    'app.config["JSON_SORT_KEYS"] = False': "JSON_SORT_KEYS",
    "from flask.ext.login import LoginManager": "flask.ext",
    'return send_file(path, attachment_filename="a.pdf")': "attachment_filename",
    'send_from_directory(app.config["UPLOADS"], filename=name)': "filename of send_from_directory",
    "_request_ctx_stack.top": "_request_ctx_stack",
    "if request.is_xhr:": "is_xhr",
    "from werkzeug import secure_filename": "werkzeug.secure_filename",
    "from werkzeug.contrib.fixers import ProxyFix": "werkzeug.contrib",
    "from werkzeug.wsgi import DispatcherMiddleware": "werkzeug.wsgi.DispatcherMiddleware",
    "from werkzeug.urls import url_parse": "werkzeug.urls.url_parse",
    'generate_password_hash(password, method="sha256")': "a plain hash as the method of generate_password_hash",
    "from itsdangerous import TimedJSONWebSignatureSerializer as Serializer": "TimedJSONWebSignatureSerializer",
    "from jinja2 import contextfilter": "contextfilter",
    'extensions=["jinja2.ext.with_"]': "jinja2.ext.with_",
    "User.query.get(1)": "Query.get",
    "db.session.query(User).get(1)": "Query.get",
    "from sqlalchemy.ext.declarative import declarative_base": "sqlalchemy.ext.declarative",
    'db.engine.execute("select 1")': "engine.execute",
    "select([users.c.id])": "a list in select()",
    "sessionmaker(bind=engine, autocommit=True)": "autocommit of Session",
    "from flask_sqlalchemy import BaseQuery": "BaseQuery",
    "from flask_script import Manager": "Flask-Script",
    "pip install Flask-JWT": "Flask-JWT",
    "flask-restplus==0.13.0": "Flask-RESTPlus",
    "from flask_wtf import Form": "flask_wtf.Form",
    "from wtforms.validators import Required": "wtforms.validators.Required",
    "from wtforms.fields.html5 import EmailField": "wtforms.fields.html5",
    "@jwt_required": "@jwt_required without parentheses",
    "from celery.task import task": "celery.task",
    "CELERYBEAT_SCHEDULE = {}": "CELERYBEAT_SCHEDULE",
    "from rq import Connection, Queue": "rq.Connection",
    "gunicorn -k eventlet app:app": "the eventlet worker",
    "limiter = Limiter(app, key_func=get_remote_address)": "app as the first argument of Limiter",
    "created = Column(DateTime, default=datetime.utcnow)": "datetime.utcnow",
}


@pytest.mark.parametrize("code", OLD_CODE)
def test_old_code_is_found(code):
    assert OLD_CODE[code] in [found.name for found in mentions_in(ENTRIES, f"```\n{code}\n```") if found.is_use]


CURRENT = """\
FLASK_DEBUG FLASK_APP app.debug before_request app.json DefaultJSONProvider SESSION_COOKIE_NAME flask.json.dumps
Flask-JWT-Extended Flask-JWT Extended flask_jwt_extended Flask-Caching flask_caching Flask-RESTX Flask-RESTful
Flask-Security Flask-Security-Too Flask-Mail Flask-Admin Flask-Assets Flask-Login Flask-Migrate Flask-Talisman
Bootstrap-Flask Flask-Reuploaded uWSGI Gunicorn RQ_REDIS_URL CELERY_BROKER_URL CELERY_RESULT_BACKEND beat_schedule
RATELIMIT_STORAGE_URI SQLALCHEMY_ENGINE_OPTIONS SQLALCHEMY_TRACK_MODIFICATIONS WTF_CSRF_ENABLED JWT_SECRET_KEY

```python
from flask import Flask, json, request, session, url_for
from flask_wtf import FlaskForm, CSRFProtect
from markupsafe import Markup, escape
from werkzeug.security import generate_password_hash, check_password_hash
from werkzeug.utils import secure_filename, redirect, cached_property, import_string
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.datastructures import FileStorage
from jinja2 import pass_context
from json import JSONEncoder
from html import escape
from sqlalchemy.orm import DeclarativeBase, Mapped, relationship
from wtforms import Form, StringField
from wtforms.validators import DataRequired
from rq import Queue, Worker
from celery import Celery, shared_task

@celery.task
def work(): ...

@jwt_required()
def view():
    request.args.get("env"), db.session.get(User, 1), cache.get("x"), session.get("x"), request.query.get("x")
    sender.add_periodic_task(10, work)
    select.select([socket], [], [])
    generate_password_hash(password, method="scrypt")
    generate_password_hash(password, method="pbkdf2:sha256")
    with app.app_context():
        db.create_all()
    connection.execute(text("select 1"))
    send_file(path, download_name="a", max_age=1)
    Limiter(get_remote_address, app=app)
```
"""


def test_no_current_name_is_taken_for_an_outdated_one():
    assert [(found.name, found.line) for found in mentions_in(ENTRIES, CURRENT)] == []
