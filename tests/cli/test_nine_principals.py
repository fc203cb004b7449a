"""A folder of drafts for nine principals is gated without a false alarm or a false pass."""

import json
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from tests.command import faracheck

COUNTRIES = (
    "Sarkand",
    "Vastria",
    "Veldora",
    "Ostrava Bay",
    "Ithria",
    "Elmark",
    "Tamber",
    "Corvia",
    "Quell",
)
AGENT = "Pelham Strategies LLC"


def ministry(country: str) -> str:
    return f"Ministry of Trade of {country}"


def draft(labelled: str, about: str) -> str:
    return (
        f"This material is distributed by {AGENT} on behalf of the {ministry(labelled)}. Additional"
        " information is available at the Department of Justice, Washington, DC.\n\n"
        f"{about} opens its new harbour\n\nThe first ship reached the harbour of {about} on Monday"
        " with four hundred containers of fruit.\n"
    )


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[None]:
    with chdir(tmp_path):
        principals = "".join(
            f"  - {{name: {ministry(country)}, country: {country}}}\n" for country in COUNTRIES
        )
        materials = "".join(
            f"  - {{match: ['{number}/**'], for: {ministry(country)}, medium: email}}\n"
            for number, country in enumerate(COUNTRIES)
        )
        Path("faracheck.yaml").write_text(
            f"registrant: {{name: {AGENT}}}\nprincipals:\n{principals}materials:\n{materials}",
            encoding="utf-8",
        )
        for number, country in enumerate(COUNTRIES):
            Path(str(number)).mkdir()
            other = COUNTRIES[(number + 1) % len(COUNTRIES)]
            texts = {
                "right.txt": draft(country, country),
                "also-about-another.txt": draft(country, f"{country}, with {other},"),
                "label-of-another.txt": draft(other, country),
                "text-of-another.txt": draft(country, other),
                "without.txt": draft(country, country).partition("\n\n")[2],
            }
            for name, text in texts.items():
                Path(str(number), name).write_text(text, encoding="utf-8")
        yield


def test_each_draft_meets_the_end_that_it_should() -> None:
    ended = faracheck("check", ".", "--format", "jsonl")
    found: dict[str, set[tuple[str, ...]]] = {}
    for line in ended.out.splitlines():
        record = json.loads(line)
        if "outcomes" in record:
            path = Path(record["reading"]["path"] if "reading" in record else record["path"])
            found.setdefault(path.name, set()).add(
                tuple(
                    it["name"]
                    for it in record["outcomes"]
                    if it["verdict"] in {"fail", "review"} and it["severity"] == "error"
                )
            )

    assert ended.code == 1
    assert found["right.txt"] == {()}
    assert found["also-about-another.txt"] == {()}
    assert found["text-of-another.txt"] == {("label-of-another-client",)}
    assert found["without.txt"] == {("statement-missing",)}
    assert all("other-principal" in names for names in found["label-of-another.txt"])
