"""What a check may borrow: each resource is opened when the first check asks for it, and once for all of them."""

from _thread import allocate_lock  # threading itself would cost start-up a millisecond
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from newslint.rule import Rule, RuleError

T = TypeVar("T")


class Resources:
    """Resources by type.

    `openers` lead from a type to a function that opens its resource; a rule borrows it with a keyword-only parameter
    of that type. Opening happens once, also when many threads ask.
    """

    def __init__(self, openers: Mapping[type, Callable[[], Any]] = {}) -> None:
        """Nothing is opened yet."""
        self._openers = dict(openers)
        self._open: dict[type, Any] = {}
        self._lock = allocate_lock()

    def lend(self, rule: Rule) -> dict[str, Any]:
        """The resources of a rule by parameter name. Raises RuleError for a type that nobody opens."""
        for wanted in rule.resources.values():
            if wanted not in self._openers:
                raise RuleError(
                    f"{rule.id}: needs a {getattr(wanted, '__name__', wanted)}, which this run does not have"
                )
        return {name: self.get(wanted) for name, wanted in rule.resources.items()}

    def replaced(self, wanted: type[T], resource: T) -> "Resources":
        """These resources with another one of a type; what is open stays open."""
        changed = Resources({**self._openers, wanted: lambda: resource})
        changed._open = {**self._open, wanted: resource}
        return changed

    def get(self, wanted: type[T]) -> T:
        """The resource of a type. Raises KeyError for a type that nobody opens, and what its opener raises."""
        with self._lock:
            if wanted not in self._open:
                self._open[wanted] = self._openers[wanted]()
            resource: T = self._open[wanted]
            return resource
