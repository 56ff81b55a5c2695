"""The digest of what is short is the one of the standard library."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from reader.digest import LONG, _light, sha256


@pytest.mark.parametrize("data", (b"", b"a", b"a" * 1000, b"a" * LONG))
def test_it_is_the_digest_that_the_library_gives(data: bytes) -> None:
    wanted = hashlib.sha256(data).hexdigest()
    assert sha256(data).hexdigest() == wanted == _light()(data).hexdigest()
    piecewise = sha256()
    piecewise.update(memoryview(data)[:1])
    piecewise.update(data[1:])
    assert piecewise.hexdigest() == wanted


def test_what_is_short_loads_no_library() -> None:
    script = (
        "import sys; from reader.digest import LONG, sha256\n"
        "for size in (1, LONG): sha256(b'a' * size); print('hashlib' in sys.modules)"
    )
    assert subprocess.check_output([sys.executable, "-c", script], text=True) == "False\nTrue\n"
