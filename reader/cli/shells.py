"""The completion scripts of three shells, of what the parser knows. Pure.

Ids are asked of `reader list` when they are wanted; all else stands in the script.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.cli.completion import Command, Option, Value

_IDS = "reader list 2>/dev/null | cut -d ' ' -f 1"
_MADE = "# Made by `reader completion {}`; make it anew after an update of the reader."


def bash(options: Sequence[Option], commands: Sequence[Command]) -> str:
    """Return the script for bash, from version 3.2 on.

    Args:
        options: Those that stand without a command.
        commands: All commands.
    """
    names = _words([*(one.name for one in commands), *_flags(options)])
    return "\n".join(
        [
            _MADE.format("bash"),
            "_reader_words() {",
            '    local IFS=$\'\\n\'; COMPREPLY+=($(compgen -W "$1" -- "$cur"))',
            "}",
            "_reader_files() {",
            "    compopt -o filenames 2>/dev/null",
            '    local IFS=$\'\\n\'; COMPREPLY+=($(compgen -f -- "$cur"))',
            "}",
            "_reader_articles() {",
            f'    _reader_words "$({_IDS})"',
            "}",
            "_reader() {",
            "    local cur=${COMP_WORDS[COMP_CWORD]} at=$COMP_CWORD behind",
            "    COMPREPLY=()",
            # An equals sign is a word of its own here: `--format=csv` are three.
            '    [ "$cur" = = ] && cur=',
            "    behind=${COMP_WORDS[at-1]}",
            '    [ "$behind" = = ] && behind=${COMP_WORDS[at-2]}',
            '    [ "${COMP_WORDS[at]}" = = ] && behind=${COMP_WORDS[at-1]}',
            '    if [ "$at" -eq 1 ]; then',
            f"        _reader_words {names}",
            "        _reader_files",
            "        return",
            "    fi",
            "    case ${COMP_WORDS[1]}:$behind in",
            *_bash_values(commands),
            "    esac",
            "    case ${COMP_WORDS[1]}:$cur in",
            *(f"    {one.name}:-*) _reader_words {_words(_flags(one.options))} ;;"
              for one in commands),
            *(f"    {one.name}:*) {_bash_value(one.argument)} ;;" for one in commands),
            "    esac",
            "}",
            "complete -F _reader reader",
        ]
    )  # fmt: skip


def zsh(options: Sequence[Option], commands: Sequence[Command]) -> str:
    """Return the script for zsh, to be put into a folder of `fpath` as `_reader`."""
    named = [f"        {_quoted(f'{_escaped(one.name)}:{one.help}')}" for one in commands]
    cases: list[str] = []
    for one in commands:
        specs = [spec for option in one.options for spec in _zsh_option(option)]
        if one.argument != Value():
            specs.append(_quoted(f"*:{_zsh_name(one.argument)}:{_zsh_value(one.argument)}"))
        lines = " \\\n".join(f"            {spec}" for spec in specs)
        cases += [f"    {one.name})", f"        _arguments -s \\\n{lines}", "        ;;"]
    alone = " ".join(_flags(options))
    return "\n".join(
        [
            "#compdef reader",
            _MADE.format("zsh"),
            "_reader_articles() {",
            "    local -a ids",
            f'    ids=(${{(f)"$({_IDS})"}})',
            "    compadd -a ids",
            "    _files",
            "}",
            "_reader() {",
            "    local -a commands",
            "    commands=(",
            *named,
            "    )",
            "    if (( CURRENT == 2 )); then",
            "        _describe -t commands command commands",
            f"        compadd -- {alone}",
            "        _files",
            "        return",
            "    fi",
            "    local command=$words[2]",
            "    shift words",
            "    (( CURRENT-- ))",
            "    case $command in",
            *cases,
            "    esac",
            "}",
            # Loaded by the completion system it is run at once; sourced by a person it is not.
            'if [ "$funcstack[1]" = "_reader" ]; then',
            '    _reader "$@"',
            "else",
            "    compdef _reader reader",
            "fi",
        ]
    )


def fish(options: Sequence[Option], commands: Sequence[Command]) -> str:
    """Return the script for fish."""
    lines = [
        _MADE.format("fish"),
        "function __reader_first",
        "    test (count (commandline -opc)) -eq 1",
        "end",
        "function __reader_in",
        "    set -l words (commandline -opc)",
        '    test (count $words) -gt 1; and test "$words[2]" = "$argv[1]"',
        "end",
        "function __reader_articles",
        f"    {_IDS}",
        "end",
    ]
    lines += [_fish_option("__reader_first", one) for one in options]
    for one in commands:
        lines.append(
            f"complete -c reader -n __reader_first -a {one.name} -d {_fish_quoted(one.help)}"
        )
        within = f"'__reader_in {one.name}'"
        lines += [_fish_option(within, option) for option in one.options]
        lines.append(f"complete -c reader -n {within}{_fish_value(one.argument)}")
    return "\n".join(lines)


def _flags(options: Sequence[Option]) -> list[str]:
    return [name for one in options for name in one.names]


def _words(words: Sequence[str]) -> str:
    """Return words as one in quotation marks of the shell, one a line in it."""
    return "$'" + "\\n".join(word.replace("'", "\\'") for word in words) + "'"


def _bash_values(commands: Sequence[Command]) -> Iterator[str]:
    for one in commands:
        for option in one.options:
            if option.values:
                pattern = "|".join(f"{one.name}:{name}" for name in option.names)
                yield f"    {pattern}) {_bash_value(option.values[0])}; return ;;"


def _bash_value(value: Value) -> str:
    if value.choices:
        return f"_reader_words {_words(value.choices)}"
    wanted = [
        what
        for what, is_so in (("_reader_articles", value.articles), ("_reader_files", value.files))
        if is_so
    ]
    return "; ".join(wanted) or ":"


def _quoted(text: str) -> str:
    """Return a text as one word of a POSIX shell."""
    return "'" + text.replace("'", "'\\''") + "'"


def _escaped(text: str) -> str:
    """Return a text that stands in a specification of zsh, where these have a meaning."""
    return "".join(f"\\{char}" if char in "\\:[]" else char for char in text)


def _zsh_option(option: Option) -> Iterator[str]:
    values = "".join(f":{_zsh_name(value)}:{_zsh_value(value)}" for value in option.values)
    for name in option.names:
        joined = "=" if values and name.startswith("--") else ""  # `--format=csv` as well
        yield _quoted(f"*{name}{joined}[{_escaped(option.help)}]{values}")


def _zsh_name(value: Value) -> str:
    return "article" if value.articles else "file" if value.files else "value"


def _zsh_value(value: Value) -> str:
    if value.choices:
        return f"({' '.join(map(_escaped, value.choices))})"
    return "_reader_articles" if value.articles else "_files" if value.files else " "


def _fish_quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _fish_option(condition: str, option: Option) -> str:
    names = "".join(
        f" -l {name[2:]}" if name.startswith("--") else f" -s {name[1:]}" for name in option.names
    )
    value = ""
    if option.values:
        value = f" -r{_fish_value(option.values[0])}"
    return f"complete -c reader -n {condition}{names}{value} -d {_fish_quoted(option.help)}"


def _fish_value(value: Value) -> str:
    if value.choices:
        return f" -f -a {_fish_quoted(' '.join(value.choices))}"
    if value.articles:
        return " -F -a '(__reader_articles)'"
    return " -F" if value.files else " -f"
