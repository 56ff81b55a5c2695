"""What every test stands on: a clean environment and quick property tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Textual reads these when it is imported, so they must go before any test module is.
for _name in [name for name in os.environ if name.startswith(("TEXTUAL", "READER_"))]:
    del os.environ[_name]
for _name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "VISUAL", "EDITOR"):
    os.environ.pop(_name, None)
os.environ["TERM"] = "xterm-256color"

settings.register_profile(
    "suite",
    deadline=None,
    max_examples=50,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", settings.get_profile("suite"), max_examples=1000)
"""With `--hypothesis-profile long`, for `make eval-long`."""
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def faults_raise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a fault of the reader's own fail the test that it strikes, and not be told in a line."""

    def again(undone: str, fault: Exception) -> str:
        raise fault

    monkeypatch.setattr("reader.library.faults.as_told", again)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for the reader, as on a new machine."""
    folder = tmp_path / "home"
    monkeypatch.setenv("READER_HOME", str(folder))
    return folder
