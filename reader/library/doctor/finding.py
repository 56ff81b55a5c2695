"""What the doctor finds: one thing that is wrong, told in one line with the way out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import field
from pathlib import Path
from typing import Literal

from reader.dataclass import dataclass

Kind = Literal[
    "settings",
    "folders",
    "pages",
    "versions",
    "notes",
    "texts",
    "corrections",
    "progress",
    "drafts",
    "state",
    "backups",
    "quarantine",
    "index",
    "cache",
    "shipped",
]
"""What is looked at, in the order of `reader paths` as far as it is there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong."""

    kind: Kind
    file: Path
    line: str
    """What is wrong, in one line that names the file and the way out."""
    mend: Callable[[], None] | None = None
    """Puts it right without losing a byte of the person's own; None where only they can."""


@dataclass(slots=True)
class Report:
    """What was looked at, and what is wrong with it."""

    looked_at: Counter[Kind] = field(default_factory=Counter)
    """How many files of each kind."""
    findings: list[Finding] = field(default_factory=list)

    def looked(self, kind: Kind, files: int = 1) -> None:
        """Count files that were looked at."""
        self.looked_at[kind] += files

    def wrong(
        self, kind: Kind, file: Path, what: str, mend: Callable[[], None] | None = None
    ) -> None:
        """Add what is wrong with a file.

        Args:
            kind: What it is.
            file: The file.
            what: What is wrong and the way out, to stand after the file's path; or a line
                that begins with the path already.
            mend: Puts it right, if that is safe.
        """
        line = what if what.startswith(str(file)) else f"{file}: {what}"
        self.findings.append(Finding(kind, file, line, mend))
