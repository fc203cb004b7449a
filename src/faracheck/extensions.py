"""How loaders, checks and reporters are found: a module in the right folder is enough."""

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib import import_module


class Extensions(Mapping[str, object]):
    """What each module of a package calls by one name; a module is imported when it is asked for.

    Underscores become hyphens; modules that begin with an underscore are not extensions.
    """

    def __init__(self, package: str, name: str) -> None:
        self._package = package
        self._name = name

    @cached_property
    def _modules(self) -> dict[str, str]:
        """The modules by their public names."""
        folder = import_module(self._package)
        found = (module.name for module in pkgutil.iter_modules(folder.__path__))
        return {name.replace("_", "-"): name for name in found if not name.startswith("_")}

    def __getitem__(self, public: str) -> object:
        """Return what the module of that public name offers; AttributeError if it does not."""
        module = import_module(f"{self._package}.{self._modules[public]}")
        return getattr(module, self._name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)

    def __contains__(self, public: object) -> bool:
        return public in self._modules


@cache
def collect(package: str, name: str) -> Extensions:
    """Return what each module of `package` calls `name`, by the module's public name.

    Raises:
        AttributeError: on asking for one whose module does not end in `name`.
    """
    return Extensions(package, name)
