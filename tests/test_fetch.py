"""Images of other sites, fetched where that is asked for: from a server on this machine, which only tests may ask."""

import contextlib
import datetime
import re
import socket
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import ClassVar

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pictures import BLUE, RED, SVG, svg

from studyfold.site import connection, project
from studyfold.site import fetch as fetching
from studyfold.site.connection import is_public
from studyfold.site.fetch import Limits, Picture, fetch, fetch_all
from studyfold.site.svg import UnfitError


class Handler(BaseHTTPRequestHandler):
    """Answers as the path says, and remembers it."""

    asked: ClassVar[list[str]] = []

    def do_GET(self):
        self.asked.append(self.path)
        answer = getattr(self, f"answer_{re.match('/([a-z]*)', self.path)[1]}", None)
        with contextlib.suppress(ConnectionError):
            answer() if answer else self.send_error(404)

    def log_message(self, *_):
        pass

    def say(self, data, kind="image/png", length=None):
        self.send_response(200)
        self.send_header("Content-Length", str(length or len(data)))
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(data)

    def lead(self, to):
        self.send_response(302)
        self.send_header("Location", to)
        self.end_headers()

    def answer_red(self):
        self.say(RED)

    def answer_again(self):
        self.say(RED, kind="text/plain")

    def answer_blue(self):
        self.say(BLUE)

    def answer_drawing(self):
        self.say(SVG, kind="image/svg+xml")

    def answer_page(self):
        self.say(b"<!doctype html><title>Log in</title>")

    def answer_script(self):
        self.say(svg("<script>1</script>"), kind="image/svg+xml")

    def answer_cut(self):
        self.say(RED, length=len(RED) + 10)

    def answer_moved(self):
        self.lead("/red.png?moved=1")

    def answer_file(self):
        self.lead("file:///etc/passwd")

    def answer_blank(self):
        self.lead("http://a b/red.png")

    def answer_accented(self):
        self.lead("/again?é".encode().decode("latin-1"))

    def answer_inward(self):
        self.lead("http://10.0.0.1/red.png")

    def answer_circle(self):
        self.lead("/circle")

    def answer_endless(self):
        self.send_response(200)
        self.end_headers()
        for _ in range(10_000):
            self.wfile.write(RED + bytes(10_000))

    def answer_slow(self):
        self.send_response(200)
        self.end_headers()
        for _ in range(1000):
            self.wfile.write(b"\x89")
            time.sleep(0.05)

    def answer_silent(self):
        for _ in range(1000):
            self.wfile.write(b"H")
            time.sleep(0.05)


@contextlib.contextmanager
def serving(secured=None):
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        if secured:
            server.socket = secured.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        server.daemon_threads = True
        server.block_on_close = False
        server.handle_error = lambda *_: None
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http{'s' if secured else ''}://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def running():
    with serving() as address:
        yield address


@pytest.fixture
def server(running):
    Handler.asked.clear()
    return running


def here_too(address):
    return address == "127.0.0.1" or is_public(address)


SMALL = Limits(image_bytes=50_000, seconds=1.0)


def got(server, path, limits=SMALL):
    return fetch(f"{server}/{path}", allowed=here_too, limits=limits)


@pytest.mark.parametrize(
    ("path", "data", "ending"),
    [
        ("red.png", RED, "png"),
        ("again", RED, "png"),
        ("drawing", SVG, "svg"),
        ("moved", RED, "png"),
        ("accented", RED, "png"),
    ],
)
def test_an_image_is_fetched(server, path, data, ending):
    assert got(server, path) == Picture(data, ending)


REFUSED = {
    "missing": "is answered with status 404",
    "page": "is no image but a page",
    "script": "is an SVG with <script>",
    "cut": "is cut short",
    "file": "has an address of the kind 'file:', not http: or https:",
    "inward": "is at an address of this machine or its network, which is not asked",
    "blank": "has an address that can't be understood",
    "circle": "leads on and on, more than 5 times",
    "endless": "is larger than 0.05 MB",
    "slow": "takes longer than 1 seconds",
    "silent": "takes longer than 1 seconds",
}


@pytest.mark.parametrize(("path", "why"), REFUSED.items())
def test_what_is_no_image_to_be_had_says_why(server, path, why):
    before = time.monotonic()
    with pytest.raises(UnfitError) as refusal:
        got(server, path)
    assert str(refusal.value).startswith(why)
    assert time.monotonic() - before < 5


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
     "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
     "64:ff9b::7f00:1", "2002:7f00:1::", "2002:0a00:0001::", "2002:5db8:d70e::1", "2001:0:5db8:d70e::1",
     "::ffff:0:7f00:1", "::7f00:1", "::93.184.215.14", "64:ff9b:1::7f00:1", "64:ff9b::a00:1", "2001:db8::1", "4000::1",
     "fec0::1", "100::1"],
)  # fmt: skip
def test_no_address_of_a_network_at_home_is_asked(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:4700::1111", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"])
def test_a_public_address_may_be_asked(address):
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0", "2130706433", "127.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_this_machine_is_not_asked_by_any_of_its_names(server, host):
    port = server.rpartition(":")[2]
    with pytest.raises(UnfitError):
        fetch(f"http://{host}:{port}/red.png")
    assert Handler.asked == []


def test_a_name_that_means_two_addresses_is_asked_only_if_both_are_public(monkeypatch):
    found = [(2, 1, 6, "", ("93.184.215.14", 80)), (2, 1, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(connection.socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(UnfitError, match="this machine or its network"):
        fetch("http://example.org/red.png")


@pytest.mark.parametrize(
    "address",
    ["ftp://example.org/x.png", "file:///etc/passwd", "http://", "http://[::1", "http://a:b/x", "x.png", "http://a b/",
     "http://a\x7fb/", "http://a:99999/", f"http://{'a' * 70}.example/", "http://a..example/", "http://%00/"],
)  # fmt: skip
def test_an_address_of_another_kind_is_refused(address):
    with pytest.raises(UnfitError):
        fetch(address)


SOON = Limits(seconds=0.3)


def too_late(address):
    before = time.monotonic()
    with pytest.raises(UnfitError, match=r"^takes longer than 0\.3 seconds$"):
        fetch(address, allowed=here_too, limits=SOON)
    return time.monotonic() - before < 3


def test_a_server_that_says_nothing_is_not_waited_for():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert too_late(f"http://127.0.0.1:{silent.getsockname()[1]}/x.png")
        assert too_late(f"https://127.0.0.1:{silent.getsockname()[1]}/x.png")


def test_all_addresses_of_a_host_have_the_time_of_one(monkeypatch):
    found = [(2, 1, 6, "", (f"93.184.215.{n}", 80)) for n in range(3)]
    given = []

    def unreachable(_, timeout):
        given.append(timeout)
        time.sleep(timeout)
        raise TimeoutError

    monkeypatch.setattr(connection.socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr(connection.socket, "create_connection", unreachable)
    before = time.monotonic()
    with pytest.raises(UnfitError, match="takes longer"):
        fetch("http://example.org/x.png", limits=Limits(seconds=0.3))
    assert time.monotonic() - before < 2
    assert len(given) == 3
    assert sum(given) < 0.31


def test_a_name_that_nobody_can_explain_is_not_waited_for(monkeypatch):
    ended = threading.Event()

    def slow(*_, **__):
        ended.wait(10)
        return []

    monkeypatch.setattr(connection.socket, "getaddrinfo", slow)
    assert too_late("http://example.org/x.png")
    ended.set()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A file with a key and a certificate for 127.0.0.1 that nobody trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "example")])
    day = datetime.timedelta(days=1)
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now - day, now + day)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path = tmp_path_factory.mktemp("certificate") / "both.pem"
    path.write_bytes(secret + made.public_bytes(Encoding.PEM))
    return path


@pytest.fixture
def secure(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serving(context) as address:
        yield address


def test_a_server_whose_certificate_nobody_trusts_is_not_asked(secure):
    with pytest.raises(UnfitError) as refusal:
        got(secure, "red.png")
    assert str(refusal.value) == "can't be reached (its server's certificate is not trusted: self-signed certificate)"


@pytest.mark.parametrize("path", ["slow", "silent"])
def test_there_is_an_end_to_a_secure_connection_too(secure, certificate, monkeypatch, path):
    trusting = ssl.create_default_context(cafile=certificate)
    monkeypatch.setattr(connection, "_trust", lambda: trusting)
    assert got(secure, "red.png") == Picture(RED, "png")
    assert too_late(f"{secure}/{path}")


def test_there_is_an_end_to_a_handshake_in_small_pieces():
    with socket.create_server(("127.0.0.1", 0)) as server:

        def trickle():
            with contextlib.suppress(OSError), server.accept()[0] as accepted:
                # The head of a long record, and its bytes one by one.
                for byte in b"\x16\x03\x03\x40\x00" + bytes(1000):
                    accepted.sendall(bytes([byte]))
                    time.sleep(0.02)

        threading.Thread(target=trickle, daemon=True).start()
        assert too_late(f"https://127.0.0.1:{server.getsockname()[1]}/x.png")


def test_there_is_an_end_to_how_many_and_how_large(server):
    addresses = [f"{server}/red.png?{n}" for n in range(12)]
    found = fetch_all(addresses, allowed=here_too, limits=Limits(images=3))
    assert [isinstance(found[address], Picture) for address in addresses] == [True] * 3 + [False] * 9
    assert found[addresses[-1]] == "was not asked for: 3 images are enough for one document"
    found = fetch_all(addresses, allowed=here_too, limits=Limits(all_bytes=len(RED)))
    assert sum(isinstance(each, Picture) for each in found.values()) == fetching.AT_ONCE


DOCUMENT = """\
# Colours

See ![both]({0}/blue.png).

## What is red?

![red]({0}/red.png "Red") and [![again]({0}/again)]({0}/red.png) and ![by reference][r].

## What is blue?

<p><img alt="blue" src="{0}/blue.png" width="10"></p>

`![code]({0}/red.png)`

[r]: {0}/drawing

## What is gone?

It was here:

![gone]({0}/missing)

![near](near.png)
"""


@pytest.fixture
def document(folder, server, monkeypatch):
    monkeypatch.setattr(fetching.fetch_all, "__kwdefaults__", {**fetch_all.__kwdefaults__, "allowed": here_too})
    (folder / "near.png").write_bytes(BLUE + b"near")
    (folder / "colours.md").write_text(DOCUMENT.format(server))
    return server


def test_an_import_takes_the_images_along(run, folder, document):
    result = run("import", "colours.md", "-o", "new/made.md", "--fetch-images", "--report", "report.md")
    assert result.exit_code == 0, result.output
    made = (folder / "new/made.md").read_text()
    kept = sorted(path.name for path in (folder / "new/images").iterdir())
    assert [name.rpartition(".")[2] for name in kept].count("png") == 3
    assert len(kept) == 4
    (red,) = [name for name in kept if (folder / "new/images" / name).read_bytes() == RED]
    assert f'![red](images/{red} "Red") and [![again](images/{red})]({document}/red.png)' in made
    assert f"`![code]({document}/red.png)`" in made
    assert f"![gone]({document}/missing)" in made
    assert "![near](images/" in made
    assert made.count('src="images/') == 1
    told = [line for line in result.output.splitlines() if "stays a link" in line]
    assert told == [
        f"colours.md:21: the image '{document}/missing' stays a link: it is answered with status 404. "
        "Mend the address, or leave it so. (warning)"
    ]
    assert "could not be fetched" in (folder / "report.md").read_text()
    assert sorted(Handler.asked) == ["/again", "/blue.png", "/drawing", "/missing", "/red.png"]


@pytest.mark.usefixtures("document")
def test_an_import_of_what_was_imported_is_the_same(run, folder):
    run("import", "colours.md", "-o", "new/made.md", "--fetch-images")
    assert run("import", "new/made.md", "-o", "new/again.md").exit_code == 0
    assert (folder / "new/again.md").read_text() == (folder / "new/made.md").read_text()
    assert run("import", "new/made.md", "-o", "far/made.md").exit_code == 0
    assert (folder / "far/made.md").read_text() == (folder / "new/made.md").read_text()
    assert len(list((folder / "far/images").iterdir())) == 4


def test_nothing_is_asked_unless_that_is_asked_for(run, folder, document):
    assert run("import", "colours.md", "-o", "made.md").exit_code == 0
    assert f"![red]({document}/red.png" in (folder / "made.md").read_text()
    assert not (folder / "images").exists()
    assert Handler.asked == []


def test_a_site_holds_the_images(run, folder, document):
    result = run("build", "colours.md", "-o", "out", "--fetch-images")
    assert result.exit_code == 0, result.output
    kept = {path.name: path.read_bytes() for path in (folder / "out/media").iterdir()}
    assert sorted(kept.values()) == sorted([RED, BLUE, SVG, BLUE + b"near"])
    shown = "".join(path.read_text() for path in folder.glob("out/**/*.html"))
    assert shown.count("../media/") == 5
    assert 'src="media/' in (folder / "out/index.html").read_text()
    assert f'src="{document}' not in shown
    assert f'<a href="{document}/missing"' in shown


@pytest.fixture
def garden(folder, document):
    """A project whose source shows images of another site."""
    project.make(folder)
    (folder / "source").mkdir()
    head = "---\nid: garden\ntitle: Garden\n---\n# Beds\n## What is it? {#it}\n"
    (folder / "source/a.md").write_text(f"{head}![]({document}/red.png) and ![]({document}/blue.png)\n")
    return folder


def shown(garden):
    return sorted(path.read_bytes() for path in (garden / "site/media").iterdir())


def test_a_project_keeps_the_images(run, garden, monkeypatch):
    assert run("build", "--fetch-images").exit_code == 0
    assert sorted(Handler.asked) == ["/blue.png", "/red.png"]
    assert run("split").exit_code == 0
    monkeypatch.setattr(fetching, "fetch", None)
    result = run("build", "--fetch-images")
    assert result.exit_code == 0, result.output
    assert "Fetching" not in result.output
    assert shown(garden) == sorted([RED, BLUE])


def test_a_project_keeps_only_what_it_shows(run, garden):
    run("build", "--fetch-images")
    source = garden / "source/a.md"
    source.write_text(source.read_text().replace("blue.png", "drawing"))
    run("build", "--fetch-images")
    assert sorted(Handler.asked) == ["/blue.png", "/drawing", "/red.png"]
    kept = sorted((garden / ".studyfold/fetched").iterdir())
    assert sorted(path.read_bytes() for path in kept) == sorted([RED, SVG])
    for path in kept:
        path.write_bytes(b"damaged")
    assert run("build", "--fetch-images").exit_code == 0
    assert sorted(Handler.asked) == ["/blue.png", "/drawing", "/drawing", "/red.png", "/red.png"]
    assert shown(garden) == sorted([RED, SVG])
