"""config.yaml: read forgivingly, changed without losing what a person wrote."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.settings import Settings, load_settings, save_settings
from reader.model import ReaderError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "config.yaml"


def _write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_every_setting_has_its_default(file: Path) -> None:
    assert load_settings(file) == Settings()


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "  # theme: light"])
def test_a_file_of_comments_alone_says_nothing(file: Path, text: str) -> None:
    assert load_settings(_write(file, text)) == Settings()


def test_every_setting_is_read(file: Path) -> None:
    _write(
        file,
        "theme: light\nwidth: 80\nsamples: no\n"
        "keys:\n  note.add: [a, ctrl+n]\n  list.down: j\nfolders:\n- /pages\n",
    )
    assert load_settings(file) == Settings(
        theme="light",
        width=80,
        samples=False,
        keys={"note.add": ("a", "ctrl+n"), "list.down": ("j",)},
        folders=(Path("/pages"),),
    )


@pytest.mark.parametrize("word", ["no", "12:30", "2021-03-04", "0x10", "null", "~", "y"])
def test_a_word_that_yaml_would_take_for_something_else_stays_that_word(
    file: Path, word: str
) -> None:
    assert load_settings(_write(file, f"theme: {word}\nkeys: {{a: [{word}]}}\n")) == Settings(
        theme=word, keys={"a": (word,)}
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("width: wide", "width must be a number from 20 to 400"),
        ("width: 12:30", "width must be a number from 20 to 400"),
        ("width: 1000000000000000000000", "width must be a number from 20 to 400"),
        ("width: ٧٢", "width must be a number from 20 to 400"),
        ("samples: perhaps", "samples must be yes or no"),
        ("marks_off: [quotes, no]", "marks_off must be of quotes, people, notes, hits"),
        ("by_speaker: often", "by_speaker must be yes or no"),
        ("samples: [yes]", "samples must be yes or no"),
        ("theme: ''", "theme must be a name"),
        ("theme: {a: b}", "theme must be a name"),
        ("keys: j", "keys must be commands with their keys"),
        ("keys: {a: {b: c}}", "keys must be a word or a list of words"),
        ("folders: [[a]]", "folders must be a word or a list of words"),
    ],
)
def test_a_wrong_value_falls_back_with_one_line_that_says_where(
    file: Path, line: str, said: str
) -> None:
    settings = load_settings(_write(file, f"# mine\n{line}\nfuture: 1\n"))
    (problem,) = map(str, settings.problems)
    assert replace(settings, problems=()) == Settings()
    assert str(file) in problem
    assert "line 2" in problem
    assert said in problem


def test_one_wrong_value_does_not_touch_the_others(file: Path) -> None:
    settings = load_settings(_write(file, "width: wide\ntheme: light\n"))
    assert (settings.width, settings.theme) == (72, "light")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("theme: light\nwidth: [1\n", 3),
        ("theme: light\ntheme: dark\n", 2),
        ("- a\n- b\n", 1),
        ("just words\n", 1),
        ("theme: &a light\nkeys: *a\n", 1),
        ("[" * 100_000, 1),
        ("a: \x00", 1),
    ],
    ids=["cut off", "twice", "a list", "words", "alias", "nested", "control"],
)
def test_a_file_that_is_no_yaml_is_told_with_file_line_and_way_out(
    file: Path, text: str, line: int
) -> None:
    with pytest.raises(ReaderError) as error:
        load_settings(_write(file, text))
    assert str(error.value).startswith(f"{file}, line {line}: ")
    assert "move the file away" in str(error.value)


def test_a_file_in_another_encoding_is_told_with_its_line(file: Path) -> None:
    _write(file, "").write_bytes(b"# mine\ntheme: caf\xe9\n")
    with pytest.raises(ReaderError, match="line 2: it is not UTF-8 text"):
        load_settings(file)


def test_a_folder_in_its_place_is_told(file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(ReaderError, match=f"{file}: the settings can't be read"):
        load_settings(file)


def test_saving_changes_one_line_and_nothing_beside_it(file: Path) -> None:
    text = (
        "# how I like it\ntheme: dark  # at night\n\nfuture: {of: [another, version]}\nwidth: 80\n"
    )
    settings = load_settings(_write(file, text))
    save_settings(file, replace(settings, theme="light"))
    assert file.read_text() == text.replace("dark", "light")


def test_saving_what_is_as_it_was_writes_nothing(file: Path) -> None:
    save_settings(file, Settings())
    assert not file.exists()


def test_a_new_file_says_only_what_differs(file: Path) -> None:
    save_settings(file, Settings(width=90))
    assert file.read_text() == "width: 90\n"


def test_a_wrong_value_is_not_corrected_behind_the_persons_back(file: Path) -> None:
    settings = load_settings(_write(file, "width: wide\n"))
    save_settings(file, replace(settings, theme="light"))
    assert file.read_text() == "width: wide\ntheme: light\n"


def test_a_file_that_can_not_be_read_is_never_written_over(file: Path) -> None:
    _write(file, "theme: [\n")
    with pytest.raises(ReaderError):
        save_settings(file, Settings(theme="light"))
    assert file.read_text() == "theme: [\n"


def test_a_full_disk_is_told_and_leaves_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    _write(file, "theme: dark\n")
    monkeypatch.setattr("reader.annotations.files.write_durably", full)
    with pytest.raises(ReaderError, match="could not be saved: No space left on device"):
        save_settings(file, Settings(theme="light"))
    assert file.read_text() == "theme: dark\n"


_words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)
_settings = st.builds(
    Settings,
    theme=_words,
    width=st.integers(20, 400),
    samples=st.booleans(),
    keys=st.dictionaries(
        _words.filter(lambda word: len(word) < 200), st.lists(_words, min_size=1).map(tuple)
    ),
    searches=st.dictionaries(_words.filter(lambda word: len(word) < 200), _words, max_size=4),
    folders=st.lists(_words.map(Path), max_size=3).map(tuple),
)
_hand_written = st.sampled_from(
    [
        "",
        "# a comment\n",
        "theme: light # why\nwidth:   80\n\n# keys\nkeys:\n  a: [b]\n  # c\n  'd': e\n# end\n",
        "folders:\n- /a\n- /b\nkeys: {}\nother: |\n  theme: not this\n  one\n",
        "{theme: light, other: [1, 2]}\n",
        "---\ntheme: light\n...\n",
        "theme: >-\n  light\n\nwidth: 60",
        '"theme": "a # b"\r\nwidth: 61\r\n',
        "? theme\n: light\n",
        "searches:\n    # c\n    a: b # d\n\n    'e f':\n      g\n    h: {}\nother: 1\n",
    ]
)


@given(_hand_written, _settings)
def test_settings_come_back_as_they_were_saved(
    tmp_path_factory: pytest.TempPathFactory, text: str, settings: Settings
) -> None:
    file = tmp_path_factory.mktemp("settings") / "config.yaml"
    file.write_bytes(text.encode())
    save_settings(file, settings)
    assert load_settings(file) == settings
    if "other" in text:
        assert "other" in file.read_text()


def test_an_entry_is_changed_in_its_line_and_the_comments_beside_it_stay(file: Path) -> None:
    text = "searches:\n  # by town\n  Oskay: oskay  # all\n  old: ferry\n# end\nwidth: 60\n"
    _write(file, text)
    searches = {"Oskay": "oskay ferry", "new": "is:starred"}
    save_settings(file, replace(load_settings(file), searches=searches))
    assert file.read_text() == text.replace("  old: ferry\n", "  new: is:starred\n").replace(
        "oskay  #", "oskay ferry  #"
    )
    save_settings(file, replace(load_settings(file), searches={}))
    assert load_settings(file).searches == {}
    assert file.read_text().endswith("# end\nwidth: 60\n")


def test_what_was_changed_in_the_file_meanwhile_stays(file: Path) -> None:
    _write(file, "theme: light\nsearches:\n  a: one\n  b: two\n")
    since = load_settings(file)
    _write(file, "theme: dusk\nwidth: 90\nsearches:\n  a: one\n  b: other\n  c: three\n")
    searches = {"b": "two", "d": "four"}
    save_settings(file, replace(since, samples=False, searches=searches), since)
    found = load_settings(file)
    assert (found.theme, found.width, found.samples) == ("dusk", 90, False)
    assert found.searches == {"b": "other", "c": "three", "d": "four"}


@given(st.text())
def test_any_text_gives_settings_or_one_clear_line(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    file = tmp_path_factory.mktemp("settings") / "config.yaml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        load_settings(file)
    except ReaderError as error:
        assert str(error).startswith(f"{file}, line ")
