"""The seal in the file: whole, PDF/A kept, seen when a byte changes."""

import asyncio
import io
import os
import stat

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from pypdf import PdfReader

from documents.rendering.html import render_html
from documents.rendering.pdf import render_pdf
from documents.sealing.inspect import code_inside, is_pdf, seals_of
from documents.sealing.keys import DEMO_NAME, KeyFault, _demo_key, demo_key, open_key
from documents.sealing.sign import seal_pdf
from tests.documents.sample_papers import sample
from tests.documents.sealing.certificates import PASSPHRASE, certificate_file, rsa_key


@pytest.fixture(scope="module")
def drawn():
    return render_pdf(
        render_html("A12", sample("A12")), data={"paper": {"verification_code": "AAAA-BBBB-CCCC"}}
    )


def test_the_seal_is_added_behind_the_paper_and_covers_the_whole_file(drawn):
    sealed = seal_pdf(drawn, demo_key(), holder="演示仲裁委")

    (seal,) = seals_of(sealed)
    assert sealed.startswith(drawn)
    assert (seal.intact, seal.whole_file, seal.fingerprint) == (True, True, demo_key().fingerprint)
    assert code_inside(sealed) == "AAAA-BBBB-CCCC"


def test_it_seals_where_an_event_loop_runs_already(drawn):
    async def inside():
        return seals_of(seal_pdf(drawn, demo_key(), holder="演示仲裁委"))

    (seal,) = asyncio.run(inside())
    assert seal.intact and seal.whole_file


def test_the_sealed_file_stays_pdf_a_3_as_far_as_it_can_be_told_here(drawn):
    root = PdfReader(io.BytesIO(seal_pdf(drawn, demo_key(), holder="演示仲裁委"))).trailer["/Root"]

    described = root["/Metadata"].get_object().get_data().decode()
    assert 'pdfaid:part="3"' in described and 'pdfaid:conformance="B"' in described
    assert root["/OutputIntents"] and root["/AF"]
    assert "/NeedAppearances" not in root["/AcroForm"]
    (field,) = root["/AcroForm"]["/Fields"]
    widget = field.get_object()
    # Invisible by its empty rectangle, which needs no appearance; never by the hidden flag, which PDF/A forbids.
    assert list(widget["/Rect"]) == [0, 0, 0, 0]
    assert widget["/F"] & 0b100 and not widget["/F"] & 0b100011
    assert widget["/V"]["/SubFilter"] == "/ETSI.CAdES.detached"


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_one_changed_byte_breaks_the_seal(drawn, place):
    sealed = bytearray(seal_pdf(drawn, demo_key(), holder="演示仲裁委"))
    sealed[int(len(drawn) * place)] ^= 1

    assert not any(seal.intact and seal.whole_file for seal in seals_of(bytes(sealed)))


def test_a_part_added_after_the_seal_is_seen(drawn):
    (seal,) = seals_of(seal_pdf(drawn, demo_key(), holder="演示仲裁委") + b"\n% more")

    assert seal.intact and not seal.whole_file


@pytest.mark.parametrize("key", [None, rsa_key()])
def test_ecdsa_and_rsa_keys_seal(drawn, key):
    opened = open_key(certificate_file(key=key), PASSPHRASE)

    (seal,) = seals_of(seal_pdf(drawn, opened, holder="演示仲裁院"))

    assert seal.intact and seal.fingerprint == opened.fingerprint


@pytest.mark.parametrize(
    ("content", "passphrase"),
    [
        (certificate_file(), "不对"),
        (b"no certificate at all", PASSPHRASE),
        (certificate_file(key=rsa_key(1024)), PASSPHRASE),
    ],
)
def test_a_certificate_that_cannot_be_used_is_refused(content, passphrase):
    with pytest.raises(KeyFault):
        open_key(content, passphrase)


def test_key_of_another_certificate_is_refused(monkeypatch):
    from cryptography.hazmat.primitives.serialization import pkcs12

    _key, certificate, _chain = pkcs12.load_key_and_certificates(certificate_file(), PASSPHRASE.encode())
    other = ec.generate_private_key(ec.SECP256R1())
    monkeypatch.setattr(pkcs12, "load_key_and_certificates", lambda *_given: (other, certificate, []))

    with pytest.raises(KeyFault, match="不匹配"):
        open_key(b"crossed", PASSPHRASE)


def test_demo_pair_is_made_once_and_readable_by_its_owner_only(tmp_path):
    first = _demo_key(str(tmp_path))
    _demo_key.cache_clear()

    assert _demo_key(str(tmp_path)).fingerprint == first.fingerprint
    assert DEMO_NAME in first.subject and "演示" in first.subject
    assert stat.S_IMODE(os.stat(tmp_path / "demo-seal.p12").st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [tmp_path / "demo-seal.p12"]


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-", b"%PDF-1.7 nothing", b"\x00" * 2000, b"%PDF-1.7\n" + b"<<" * 5000]
)
def test_a_broken_file_has_no_seal_and_no_code(content):
    assert seals_of(content) == []
    assert code_inside(content) == ""
    assert is_pdf(content) == content.startswith(b"%PDF-")
