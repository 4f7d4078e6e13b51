"""Packages that mean harm, or were harmed: one clear line each, whatever is in them, and never a hang."""

import contextlib
import io
import random
import sqlite3
import struct
import sys
import zipfile
from pathlib import Path

import pytest

from quiz.core.error import Exit, QuizError
from quiz.exchange.anki import read, write
from quiz.exchange.anki.database import opened
from quiz.exchange.anki.package import collection_in, recognise
from quiz.exchange.archive import MOST_FILES
from quiz.exchange.carry import Options
from quiz.exchange.texts import from_html
from tests.commands.outside import Outside
from tests.exchange.anki_packages import BASIC, Made, database, package

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


CANNOT = "this Anki package cannot be read: "
DAMAGED = "the collection in this package is damaged"
NO_SENSE = "what is in it cannot be understood"


def refused(data: bytes) -> str:
    """The one line that a package is refused with."""
    with pytest.raises(QuizError) as caught:
        read(data, Options())
    assert caught.value.code is Exit.BAD_DATA
    assert "\n" not in caught.value.message
    assert caught.value.help
    return caught.value.message


@pytest.fixture
def good(tmp_path: Path) -> bytes:
    """A collection with a few notes."""
    return database(tmp_path, BASIC, [Made((f"question {number}", "answer")) for number in range(20)])


def test_what_is_no_package_is_refused(good: bytes) -> None:
    """A text, an archive of something else, half a package."""
    whole = package({"collection.anki2": good})
    assert refused(b"no archive") == CANNOT + "it is damaged, or no zip archive"
    assert refused(whole[: len(whole) // 2]) == CANNOT + "it is damaged, or no zip archive"
    assert refused(package({"a.txt": b"text"})) == CANNOT + "it has no collection"
    assert refused(package({"collection.anki2": b"no database"})).startswith(
        "the collection in this package is damaged"
    )
    assert refused(package({"collection.anki2": b""})).startswith("the collection in this package is damaged")
    assert [recognise(data) for data in (whole, package({"a.txt": b""}), b"")] == [True, False, False]


def test_a_newer_package_is_refused_and_an_older_dummy_is_not_read(good: bytes) -> None:
    """The newest collection in it is the real one."""
    dummy = b"what asks to update Anki"
    assert collection_in(package({"meta": b"\x08\x02", "collection.anki21": good, "collection.anki2": dummy})) == good
    newest = {"meta": b"\x08\x03", "collection.anki21b": zstd.compress(good), "collection.anki2": dummy}
    assert collection_in(package(newest)) == good
    assert refused(package(newest | {"meta": b"\x08\x04"})) == "a newer Anki made this package"
    assert refused(package(newest | {"meta": b"\xff\xff"})) == CANNOT + "it is damaged"


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    """By what the archive says of its files, and by what comes out of them."""
    over = CANNOT + "a file in it would be over a hundred times larger unpacked"
    assert refused(package({"collection.anki2": bytes(20_000_000)})) == over
    assert refused(package({"collection.anki21b": zstd.compress(bytes(200_000_000))})) == over
    many = package({str(number): b"" for number in range(MOST_FILES + 1)})
    assert refused(many) == CANNOT + "it holds more than 20,000 files"


def test_media_are_never_unpacked(good: bytes) -> None:
    """So it does not matter what is in them, nor how large they are."""
    assert collection_in(package({"collection.anki2": good, "0": bytes(20_000_000)})) == good


def test_a_size_that_lies_is_found_out(good: bytes) -> None:
    """Whether a file is said to be smaller or larger than it is."""
    data = package({"collection.anki2": good})
    for size in (len(good) - 1, len(good) + 1, 10):
        lying = data.replace(struct.pack("<I", len(good)), struct.pack("<I", size))
        assert refused(lying) in (
            CANNOT + "it is damaged, or no zip archive",
            "the collection in this package is damaged: it cannot be read",
        )
    huge = data.replace(struct.pack("<I", len(good)), struct.pack("<I", 0xFFFFFFF0))
    assert refused(huge) == CANNOT + "unpacked, it is larger than 500 MB"


@pytest.mark.parametrize("name", ["../../up", "/root", "..\\up", "C:up", ".."])
def test_names_that_lead_elsewhere_are_refused(good: bytes, name: str) -> None:
    """Nothing is ever unpacked under its name; such a package is not Anki's all the same."""
    assert refused(package({"collection.anki2": good, name: b""})) == CANNOT + "it holds a file with an odd name"


def test_a_name_with_a_nul_and_a_name_given_twice_are_refused(good: bytes) -> None:
    """Programs differ in which file they mean."""
    data = package({"collection.anki2": good, "aXb": b""}).replace(b"aXb", b"a\0b")
    assert refused(data) == CANNOT + "it holds a file with an odd name"
    twice = package({"collection.anki2": good, "collection.ankiX": good}).replace(b"ankiX", b"anki2")
    assert refused(twice) == CANNOT + "it holds two files of the same name"


def test_other_ways_of_packing_are_refused(good: bytes) -> None:
    """Anki deflates or stores."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("collection.anki2", good)
    assert refused(out.getvalue()) == CANNOT + "it is encrypted, or packed in a way that is not usual"


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (
            "DROP TABLE notes; CREATE VIEW notes AS "
            + ENDLESS
            + " SELECT i AS id, 'g' AS guid, 7 AS mid, '' AS tags, 'x' AS flds FROM n",
            "it has no table `notes`",
        ),
        ("DROP TABLE cards", "it has no table `cards`"),
        (
            "DROP TABLE notes; CREATE TABLE notes (id, guid, mid, tags, flds AS (hex(zeroblob(1000000))))",
            "its table `notes` is none of Anki's",
        ),
        ("UPDATE col SET models = '{'", "what is in it cannot be understood"),
        (
            "UPDATE col SET models = '[' || replace(hex(zeroblob(100000)), '0', '[')",
            "what is in it cannot be understood",
        ),
        ("UPDATE col SET decks = '{\"1\": 5}'", "what is in it cannot be understood"),
    ],
)
def test_a_database_that_is_a_program_is_not_run(tmp_path: Path, good: bytes, change: str, why: str) -> None:
    """Only plain tables with plain columns are read."""
    path = tmp_path / "changed"
    path.write_bytes(good)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript(change)
    assert (
        refused(package({"collection.anki2": path.read_bytes()})) == f"the collection in this package is damaged: {why}"
    )


def test_a_collection_of_another_layout_is_refused(tmp_path: Path, good: bytes) -> None:
    """It may be a future one."""
    path = tmp_path / "changed"
    path.write_bytes(good)
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE col SET ver = 19")
    assert (
        refused(package({"collection.anki2": path.read_bytes()}))
        == "this collection has a layout that is not known here"
    )


def test_a_query_without_an_end_is_stopped(good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should one ever come to run."""
    monkeypatch.setattr("quiz.exchange.anki.database.STEPS", 1_000_000)
    with pytest.raises(QuizError, match="does not come to an end"), opened(good) as there:
        list(there.rows("notes", ["id"], f"({ENDLESS} SELECT max(i) FROM n)"))


def test_rows_that_are_more_than_the_file_are_refused(good: bytes) -> None:
    """Pages that lead back to themselves give rows for ever."""
    with pytest.raises(QuizError, match="more than the file can hold"), opened(good) as there:
        list(there.rows("notes", ["hex(zeroblob(1000000))"]))


def test_flipped_bits_are_an_error_or_a_deck(good: bytes) -> None:
    """Never a traceback, wherever they are flipped: in the archive or in the database."""
    draw = random.Random(20260101)
    whole = package({"collection.anki2": good})
    for source, wrap in ((whole, bytes), (good, lambda data: package({"collection.anki2": data}))):
        for _ in range(300):
            flipped = bytearray(source)
            for _ in range(draw.randint(1, 20)):
                flipped[draw.randrange(len(flipped))] ^= 1 << draw.randrange(8)
            with contextlib.suppress(QuizError):
                read(wrap(bytes(flipped)), Options())


def test_compressed_packages_that_are_cut_or_flipped_are_an_error_or_a_deck(good: bytes) -> None:
    """The newest generation too."""
    draw = random.Random(20260102)
    packed = zstd.compress(good)
    assert refused(package({"collection.anki21b": packed[:-10]})) == CANNOT + "its collection ends too early"
    for _ in range(200):
        flipped = bytearray(packed)
        flipped[draw.randrange(len(flipped))] ^= 1 << draw.randrange(8)
        with contextlib.suppress(QuizError):
            read(package({"collection.anki21b": bytes(flipped)}), Options())


def test_without_zstandard_the_way_out_is_told(good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install, or how to export."""
    for name in ("compression.zstd", "backports", "backports.zstd"):
        monkeypatch.setitem(sys.modules, name, None)
    assert refused(package({"collection.anki21b": zstd.compress(good)})) == (
        "this package is packed with Zstandard, which needs another part"
    )


@pytest.mark.parametrize(
    "piece", ["<!--", "<a ", "</", "<![", "{{c1::", "{{", "[sound:", "<a b='", "<script>", "<hr id="]
)
def test_no_text_holds_up_the_reading(tmp_path: Path, piece: str) -> None:
    """Each of these once took minutes or hours, as the parser tried every beginning to the end of the text."""
    long = piece * (90_000 // len(piece))
    from_html(long)
    read(package({"collection.anki2": database(tmp_path, BASIC, [Made((long, "b"))])}), Options())


def test_a_refused_package_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No deck, no history, no temporary file."""
    outside = Outside.at(tmp_path / "home")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    (outside.folder / "bad.apkg").write_bytes(package({"collection.anki2": b"no database" * 1000}))
    before = sorted(outside.folder.rglob("*"))
    ran = outside.quiz("import", "bad.apkg")
    assert (ran.code, ran.out) == (65, "")
    assert ran.err == (
        "quiz: the collection in this package is damaged: it cannot be read\n"
        "help: in Anki, check the database (Tools menu) and export it again\n"
    )
    assert sorted(outside.folder.rglob("*")) == before
    assert not list(temporary.iterdir())


def test_our_own_packages_are_taken(good: bytes) -> None:
    """The limits above are none for honest ones."""
    (deck,) = read(package({"collection.anki2": good}), Options()).decks
    assert read(write(deck, Options()).data, Options()).decks == (deck,)


def test_names_can_be_read_in_ankis_own_order(tmp_path: Path) -> None:
    """Its newer tables ask for an order that SQLite has not: by letters, whatever their case."""
    path = tmp_path / "made"
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        connection.execute("CREATE TABLE decks (id integer PRIMARY KEY, name text COLLATE unicase)")
        connection.executemany("INSERT INTO decks (name) VALUES (?)", [("b",), ("C",), ("Ärger",), ("A",), ("ä",)])
    with opened(path.read_bytes()) as there:
        assert [name for (name,) in there.rows("decks", ["name"], "name")] == ["A", "b", "C", "ä", "Ärger"]
