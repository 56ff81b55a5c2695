"""`reader doctor`: is every file as it should be, and if not, what now."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from reader.cli.parser import Commands, with_json
from reader.cli.session import quiet_settings
from reader.cli.terminal import Bar, out, out_json, say
from reader.guard import one_line

if TYPE_CHECKING:
    from reader.library.doctor import Finding, Report


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    doctor = with_json(
        commands.add(
            "doctor",
            see_the_doctor,
            "check every file of the reader, and mend what is safe",
            "reader doctor\nreader doctor --mend\nreader doctor --json | jq -r '.problems[].line'",
        )
    )
    doctor.add_argument(
        "--mend",
        action="store_true",
        help="mend what can be without losing anything; what is moved is kept",
    )


def see_the_doctor(arguments: Namespace) -> int:
    """Print what is wrong, a line each; 1 when something is, and was not mended."""
    from reader.library.doctor import examine, mend

    places, settings = quiet_settings()
    with Bar("reading the library") as bar:
        report = examine(places, settings, bar)
    mended, failed = mend(report.findings) if arguments.mend else ([], [])
    if arguments.json:
        out_json(_data(report, mended))
    else:
        for finding in report.findings:
            out(f"{'mended' if finding in mended else 'wrong'}  {one_line(finding.line)}")
    for problem in failed:
        say(problem)
    left = len(report.findings) - len(mended)
    say(_summary(report, left, len(mended), mendable=0 if arguments.mend else _mendable(report)))
    return 1 if left else 0


def _mendable(report: Report) -> int:
    return sum(finding.mend is not None for finding in report.findings)


def _summary(report: Report, left: int, mended: int, mendable: int) -> str:
    said = [f"{report.looked_at.total()} files looked at"]
    if mended:
        said.append(f"{mended} mended")
    said.append(f"{left} wrong" if left else "all is well")
    hint = f"; 'reader doctor --mend' mends {mendable}" if mendable else ""
    return ", ".join(said) + hint


def _data(report: Report, mended: list[Finding]) -> dict[str, object]:
    return {
        "looked_at": dict(sorted(report.looked_at.items())),
        "problems": [
            {
                "kind": finding.kind,
                "file": str(finding.file),
                "line": finding.line,
                "can_mend": finding.mend is not None,
                "mended": finding in mended,
            }
            for finding in report.findings
        ],
    }
