"""Dataclasses that cost little where they are declared: their methods are made when first used.

The standard library writes the source of six methods for each class and compiles it, which is
half of what it takes to load a room: the screens declare a hundred of them before anything is
painted, and make one of a few dozen. Here the fields are the standard library's own, so that
`fields`, `replace`, `asdict` and `match` know them; of the methods, all classes share those that
can be shared, and `__init__` is compiled when the first of a class is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:  # a checker of types takes them for the standard library's
    from dataclasses import dataclass
else:
    import dataclasses
    from operator import attrgetter
    from reprlib import recursive_repr
    from types import MemberDescriptorType

    def dataclass(cls=None, /, *, eq=True, frozen=False, slots=False):
        """Make a dataclass, as `dataclasses.dataclass` does with the same arguments.

        None may inherit from a frozen one of the standard library's, nor the other way round.
        """

        def declare(plain):
            made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(plain)
            methods = {"__init__": _init_when_called(made, frozen), "__repr__": _repr}
            if eq:
                methods |= _compared(made, frozen)
            if frozen:
                methods |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
                methods |= {"__getstate__": _getstate, "__setstate__": _setstate}
            for name, method in methods.items():
                if vars(made).get(name) is None:  # an `__eq__` leaves None for `__hash__`
                    setattr(made, name, method)
            return made

        return declare if cls is None else declare(cls)

    def _init_when_called(cls, frozen):
        def __init__(self, *args, **named):
            if cls.__init__ is __init__:
                cls.__init__ = _compile_init(cls, frozen)
            cls.__init__(self, *args, **named)

        return __init__

    def _compile_init(cls, frozen):
        known, plain, named, body = {"_not_given": object()}, [], [], []
        for field in dataclasses.fields(cls):
            name = field.name
            known[f"_default_{name}"] = field.default
            known[f"_make_{name}"] = field.default_factory
            known[f"_set_{name}"] = _setter(cls, name) if frozen else None
            default, value = _default_and_value(field)
            if field.init:
                (named if field.kw_only else plain).append(name + default)
            if value:
                body.append(f"_set_{name}(self, {value})" if frozen else f"self.{name} = {value}")
        if hasattr(cls, "__post_init__"):
            body.append("self.__post_init__()")
        takes = ", ".join(["self", *plain, *(["*", *named] if named else [])])
        lines = [f" def __init__({takes}):", *(f"  {line}" for line in body or ["pass"])]
        scope = {}
        # Of names of fields alone, as the standard library does it.
        exec("\n".join([f"def make({', '.join(known)}):", *lines, " return __init__"]), scope)
        init = scope["make"](**known)
        init.__qualname__ = f"{cls.__qualname__}.__init__"
        return init

    def _default_and_value(field):
        """Return how the default of a field stands in the signature, and what it is set to."""
        name, given = field.name, field.init
        if field.default_factory is not dataclasses.MISSING:
            made = f"_make_{name}()"
            return "=_not_given", f"{made} if {name} is _not_given else {name}" if given else made
        if field.default is not dataclasses.MISSING:
            return f"=_default_{name}", name if given else f"_default_{name}"
        return "", name if given else ""

    def _setter(cls, name):
        """Return what sets an attribute of one that lets none be set."""
        if isinstance(slot := getattr(cls, name, None), MemberDescriptorType):
            return slot.__set__
        return lambda self, value: object.__setattr__(self, name, value)

    def _compared(cls, frozen):
        names = [field.name for field in dataclasses.fields(cls) if field.compare]
        get = attrgetter(*names) if names else lambda _: ()

        def __eq__(self, other):
            if other.__class__ is self.__class__:
                return get(self) == get(other)
            return NotImplemented

        def __hash__(self):
            return hash(get(self))

        return {"__eq__": __eq__, "__hash__": __hash__ if frozen else None}

    @recursive_repr()
    def _repr(self):
        shown = [field.name for field in dataclasses.fields(self) if field.repr]
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{self.__class__.__qualname__}({told})"

    def _refuse_to_set(self, name, value):  # noqa: ARG001
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refuse_to_delete(self, name):  # noqa: ARG001
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def _getstate(self):
        return [getattr(self, field.name) for field in dataclasses.fields(self)]

    def _setstate(self, state):
        for field, value in zip(dataclasses.fields(self), state, strict=True):
            object.__setattr__(self, field.name, value)
