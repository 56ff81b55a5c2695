"""What is built is whole: wheel and sdist install alone and find what ships with them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

import reader

ROOT = Path(__file__).parents[2]


def _run(*command: object, **environ: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=environ.pop("cwd", None),
        env={**os.environ, "PYTHONNOUSERSITE": "1", **environ},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The wheel and the sdist, built of this checkout without the network."""
    folder = tmp_path_factory.mktemp("dist")
    _run(
        sys.executable, "-m", "build", "--no-isolation", "--wheel", "--sdist",
        "--outdir", folder, ROOT,
    )  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    (sdist,) = folder.glob("*.tar.gz")
    return {"wheel": wheel, "sdist": sdist}


def _fresh_environment(folder: Path) -> Path:
    """Make an environment that has what this one has, but not this checkout; return its bin."""
    venv.create(folder, with_pip=False, symlinks=True)
    bin_ = folder / ("Scripts" if os.name == "nt" else "bin")
    inside = _run(
        bin_ / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"
    ).strip()
    outside = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(inside, "dependencies.pth").write_text("\n".join(sorted(outside)))
    return bin_


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_an_installation_runs_alone(kind: str, built: dict[str, Path], tmp_path: Path) -> None:
    bin_ = _fresh_environment(tmp_path / "venv")
    _run(
        bin_ / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
        "--no-deps", "--no-index", "--no-build-isolation", "--ignore-installed", built[kind],
    )  # fmt: skip
    home = {"READER_HOME": str(tmp_path / "home"), "cwd": str(tmp_path), "PYTHONPATH": ""}
    command = bin_ / "reader"
    assert _run(command, "--version", **home) == f"reader {reader.__version__}\n"

    paths = {
        name: Path(path)
        for name, path in json.loads(_run(command, "paths", "--json", **home)).items()
    }
    assert paths["articles"].is_relative_to(tmp_path / "venv")
    shipped = {page.name for page in paths["articles"].iterdir()}
    assert shipped == {page.name for page in (ROOT / "articles").iterdir()}
    styles = {sheet.name for sheet in paths["styles"].iterdir()}
    assert styles == {sheet.name for sheet in (ROOT / "styles").iterdir()}
    assert any(name.endswith(".tcss") for name in styles)

    listed = json.loads(_run(command, "list", "--json", **home))
    assert {entry["source"] for entry in listed} <= {
        str(paths["articles"] / name) for name in shipped
    }
    assert "how-to-read-here" in {entry["id"] for entry in listed}


def test_the_sdist_holds_what_it_takes_to_work_on_it(built: dict[str, Path]) -> None:
    import tarfile

    with tarfile.open(built["sdist"]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "Makefile", "constraints.txt"} <= names
    assert {"tests/conftest.py", "articles/how-to-read-here.md", "reader/py.typed"} <= names


def test_the_wheel_holds_the_reader_and_nothing_else(built: dict[str, Path]) -> None:
    import zipfile

    with zipfile.ZipFile(built["wheel"]) as archive:
        names = archive.namelist()
    assert {name.split("/")[0] for name in names} == {
        "reader", f"close_reader-{reader.__version__}.dist-info",
    }  # fmt: skip
    assert not [name for name in names if name.endswith(".pyc")]
