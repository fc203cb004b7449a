"""What every test may ask for: golden files, rewritten by `pytest --bless`."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes is the machine's affair: no test fails by the clock. Two runs of the
# suite say the same; `make fuzz` and HYPOTHESIS_PROFILE=search look for what is new.
settings.register_profile("faracheck", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "faracheck"))

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="take what is seen for golden")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of a name, or bless it."""

    def compare(name: str, seen: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--bless"):
            file.write_text(seen, encoding="utf-8", newline="\n")
        assert seen == file.read_text(encoding="utf-8"), f"see {name}, or run pytest --bless"

    return compare


@pytest.fixture(autouse=True, scope="session")
def _caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests' rules apart from those of the person who runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
        yield
