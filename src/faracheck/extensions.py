"""How loaders, checks and reporters are found: a module in the right folder is enough."""

import pkgutil
from functools import cache
from importlib import import_module


@cache
def collect(package: str, name: str) -> dict[str, object]:
    """Return what each module of `package` calls `name`, by the module's public name.

    Underscores become hyphens; modules that begin with an underscore are not extensions.

    Raises:
        AttributeError: a module in the folder does not end in `name`.
    """
    folder = import_module(package)
    return {
        module.name.replace("_", "-"): getattr(import_module(f"{package}.{module.name}"), name)
        for module in pkgutil.iter_modules(folder.__path__)
        if not module.name.startswith("_")
    }
