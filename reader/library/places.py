"""Where things lie on this machine: a person's own, their settings, and what can be made again."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from reader.dataclass import dataclass
from reader.model import ReaderError

HOME_VARIABLE = "READER_HOME"
"""Names one folder for everything: data/, config/, state/ and cache/ stand in it."""

FOLDER = "close-reader"
"""What the platform's folders of ours are called: the name of the distribution. The feed library
that is also called reader keeps its own config.yaml in a folder called reader (its `_cli.py`)."""


@dataclass(frozen=True, slots=True)
class Places:
    """The four roots, and the files and folders in them. Nothing is made by asking."""

    data: Path
    """The person's own, fit for a sync tool."""
    config: Path
    """What the person set."""
    state: Path
    """Locks, base copies, backups, quarantine: of this machine, never synced."""
    cache: Path
    """Made again from the rest at any time."""

    @property
    def notes(self) -> Path:
        """One YAML file for each annotated article."""
        return self.data / "notes"

    @property
    def texts(self) -> Path:
        """The cleaned texts that notes were made on, by content."""
        return self.data / "texts"

    @property
    def pages(self) -> Path:
        """The pages as they were added."""
        return self.data / "pages"

    @property
    def versions(self) -> Path:
        """What pages were before they were updated, a folder for each article."""
        return self.data / "versions"

    @property
    def progress(self) -> Path:
        """Reading places, one file for each device."""
        return self.data / "progress"

    @property
    def corrections(self) -> Path:
        """What the person said about people and speakers."""
        return self.data / "corrections.yaml"

    @property
    def settings(self) -> Path:
        """Theme, width, keys."""
        return self.config / "config.yaml"

    @property
    def kept(self) -> Path:
        """The articles opened last, as they were cleaned."""
        return self.cache / "articles"

    @property
    def rules(self) -> Path:
        """The style sheets as they were parsed last."""
        return self.cache / "styles"

    @property
    def index(self) -> Path:
        """What is known of each page, for the list."""
        return self.cache / "index.sqlite"


def find_places(environ: Mapping[str, str] = os.environ) -> Places:
    """Return the places of the person who runs this program.

    Args:
        environ: The environment; READER_HOME in it puts everything under one folder.
            Otherwise the folders are those of the platform, as platformdirs knows them.

    Raises:
        ReaderError: If the variable names the home of a person whom the system does not know.
    """
    home = environ.get(HOME_VARIABLE)
    if home:
        try:
            root = Path(home).expanduser().absolute()
        except RuntimeError as error:
            who = home.partition(os.sep)[0]
            raise ReaderError(f"{HOME_VARIABLE}={home}: there is no home of {who}") from error
        return Places(root / "data", root / "config", root / "state", root / "cache")
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(FOLDER, appauthor=False)
    return Places(
        dirs.user_data_path, dirs.user_config_path, dirs.user_state_path, dirs.user_cache_path
    )
