"""Dataclasses that cost little where they are declared: what they are made of is made when used.

The standard library works out the fields of each class, writes the source of six methods and
compiles it, which is half of what it takes to load a room: the screens declare a hundred of them
before anything is painted, and make one of a few dozen. Here a class has slots, and methods that
all classes share. `__init__` is compiled when the first of a class is made, and the fields are
worked out, by the standard library, when they are asked for: by that, by `replace`, by `match`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:  # a checker of types takes them for the standard library's
    from dataclasses import dataclass
else:
    import dataclasses
    from functools import cache
    from operator import attrgetter
    from reprlib import recursive_repr
    from threading import RLock
    from types import MemberDescriptorType

    _ASKED_LATE = ("__dataclass_fields__", "__dataclass_params__", "__match_args__")
    _declare = dataclasses.dataclass(init=False, repr=False, eq=False)
    _one_at_a_time = RLock()
    _OWN_FIELDS = {}
    """By class the fields that it declares itself, each with what stands behind it."""

    def dataclass(cls=None, /, *, eq=True, frozen=False, slots=False):
        """Make a dataclass, as `dataclasses.dataclass` does with the same arguments.

        None may inherit from one of the standard library's, nor the other way round, and none
        may have an `InitVar` or a `KW_ONLY`.
        """

        def declare(plain):
            own = _own_fields(plain)
            made = _with_slots(plain, own) if slots else _declare(plain)
            _OWN_FIELDS[made] = own
            methods = {"__init__": _init_when_called(made, frozen), "__repr__": _repr}
            if eq:
                methods |= {"__eq__": _eq, "__hash__": _hash if frozen else None}
            if frozen:
                methods |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
                methods |= {"__getstate__": _getstate, "__setstate__": _setstate}
            for name, method in methods.items():
                if vars(made).get(name) is None:  # an `__eq__` leaves None for `__hash__`
                    setattr(made, name, method)
            return made

        return declare if cls is None else declare(cls)

    def _own_fields(plain):
        """Return the fields that a class declares, each with its default, `field(…)` or neither."""
        kinds = plain.__annotations__.items()
        names = [name for name, kind in kinds if "ClassVar" not in str(kind)]
        return {name: vars(plain).get(name, dataclasses.MISSING) for name in names}

    def _with_slots(plain, own):
        """Return a class with slots in place of a plain one, which knows its fields later."""
        inherited = {name for base in plain.__mro__ for name in vars(base).get("__slots__", ())}
        left_out = {*own, "__dict__", "__weakref__"}
        body = {name: value for name, value in vars(plain).items() if name not in left_out}
        body["__qualname__"] = plain.__qualname__
        body["__slots__"] = tuple(name for name in own if name not in inherited)
        body |= {name: _Later(plain) for name in _ASKED_LATE}
        return type(plain)(plain.__name__, plain.__bases__, body)

    class _Later:
        """Stands in a class for what is worked out when it is first asked for."""

        def __init__(self, plain):
            self._plain = plain

        def __set_name__(self, owner, name):
            self._owner, self._name = owner, name

        def __get__(self, instance, owner):
            with _one_at_a_time:
                if vars(self._owner)[self._name] is self:
                    known = vars(_declare(self._plain))
                    for name in _ASKED_LATE:
                        setattr(self._owner, name, known[name])
            return vars(self._owner)[self._name]

    def _init_when_called(cls, frozen):
        def __init__(self, *args, **named):
            if cls.__init__ is __init__:
                cls.__init__ = _compile_init(cls, frozen)
            cls.__init__(self, *args, **named)

        return __init__

    def _compile_init(cls, frozen):
        known, plain, named, body = {"_not_given": object()}, [], [], []
        for name, field in _fields_of(cls):
            default, value = _default_and_value(name, field, known)
            if field.init:
                (named if field.kw_only is True else plain).append(name + default)
            if value and frozen:
                known[f"_set_{name}"] = _setter(cls, name)
                body.append(f"_set_{name}(self, {value})")
            elif value:
                body.append(f"self.{name} = {value}")
        if hasattr(cls, "__post_init__"):
            body.append("self.__post_init__()")
        takes = ", ".join(["self", *plain, *(["*", *named] if named else [])])
        # Of names of fields alone, as the standard library does it.
        exec("\n ".join([f"def __init__({takes}):", *body, "pass"]), known)
        init = known["__init__"]
        init.__qualname__ = f"{cls.__qualname__}.__init__"
        return init

    def _fields_of(cls):
        """Yield the names of all fields, and what `field` gave or would give for each."""
        found = {}
        for base in reversed(cls.__mro__):
            found |= _OWN_FIELDS.get(base, {})
        for name, default in found.items():
            is_field = isinstance(default, dataclasses.Field)
            yield name, default if is_field else dataclasses.field(default=default)

    def _default_and_value(name, field, known):
        """Return how the default of a field stands in the signature, and what it is set to."""
        given = field.init
        if field.default_factory is not dataclasses.MISSING:
            known[f"_make_{name}"] = field.default_factory
            made = f"_make_{name}()"
            return "=_not_given", f"{made} if {name} is _not_given else {name}" if given else made
        if field.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = field.default
            return f"=_default_{name}", name if given else f"_default_{name}"
        return "", name if given else ""

    def _setter(cls, name):
        """Return what sets an attribute of one that lets none be set."""
        if isinstance(slot := getattr(cls, name, None), MemberDescriptorType):
            return slot.__set__
        return lambda self, value: object.__setattr__(self, name, value)

    @cache
    def _compared(cls):
        """Return what gets of one of a class what two of it are compared by."""
        names = [field.name for field in dataclasses.fields(cls) if field.compare]
        return attrgetter(*names) if names else lambda _: ()

    def _eq(self, other):
        if other.__class__ is self.__class__:
            get = _compared(self.__class__)
            return get(self) == get(other)
        return NotImplemented

    def _hash(self):
        return hash(_compared(self.__class__)(self))

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
