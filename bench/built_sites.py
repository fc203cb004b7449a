"""Builds press sites with common generators and counts the pages that end in a blocking review.

    python -m bench.built_sites build DIR      write the drafts and build every site below DIR
    python -m bench.built_sites measure DIR    check what was built, with and without --site-root

`build` is the only part that needs the network, once: it installs the generators below DIR with
pip and npm. A page counts when it holds the statement; a review counts when it is an error's, so
that it would stop a build.
"""

import json
import shutil
import subprocess
import sys
import venv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

GENERATORS = (
    "pelican[markdown]>=4.11,<5", "mkdocs>=1.6,<2", "mkdocs-material>=9.6,<10",
    "sphinx>=8,<10", "furo", "sphinx-rtd-theme>=3,<4", "Nikola>=8.3,<9",
)  # fmt: skip
STATEMENT = (
    "This material is distributed by Harbour Lane Strategies LLC on behalf of the Ministry of"
    " Trade of Valdoria. Additional information is available at the Department of Justice,"
    " Washington, DC."
)
SUBJECTS = (
    "river barges", "timber exports", "the coastal railway", "spring tariffs", "grain silos",
    "a pilots' school", "the northern canal", "harbour dues", "a fish market", "salt cargoes",
    "the lighthouse fund", "winter ferries",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Release:
    """One press release."""

    number: int
    subject: str

    @property
    def title(self) -> str:
        """The headline."""
        return f"Valdoria decides on {self.subject}"

    @property
    def slug(self) -> str:
        """The name of its file."""
        return f"release-{self.number:02}"

    @property
    def date(self) -> str:
        """The day on which it is published."""
        return f"2026-03-{self.number + 1:02}"

    def paragraphs(self) -> tuple[str, ...]:
        """Return the news."""
        return (
            (
                f"The Ministry of Trade of Valdoria has decided on {self.subject}. The decision takes"
                " effect on the first of May and will be reviewed after two seasons, the ministry said"
                " in Port Elin on Tuesday."
            ),
            (
                "Exporters had asked for the step since the canal was widened. A table of the figures"
                " is published by the ministry, and questions from the press are answered every week."
            ),
        )

    def markdown(self) -> str:
        """Return the body in Markdown."""
        return "\n\n".join(
            (STATEMENT, *self.paragraphs(), "## Figures", "- Barges: 41\n- Days: 12")
        )


RELEASES = tuple(Release(number, subject) for number, subject in enumerate(SUBJECTS))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _run(folder: Path, *command: str | Path) -> None:
    print("  ", *(Path(part).name if isinstance(part, Path) else part for part in command[:4]))
    subprocess.run([str(part) for part in command], cwd=folder, check=True, capture_output=True)


def _pelican(folder: Path, tools: Path) -> Iterator[Path]:
    for release in RELEASES:
        head = f"Title: {release.title}\nDate: {release.date}\nCategory: News\nTags: trade\n"
        _write(folder / f"content/{release.slug}.md", f"{head}\n{release.markdown()}\n")
    for theme in ("notmyidea", "simple"):
        for kind, address in (("relative", ""), ("absolute", "https://press.valdoria.example")):
            settings = folder / f"{theme}-{kind}.py"
            _write(settings, f'SITENAME = "Valdoria Press"\nSITEURL = "{address}"\nTHEME = "{theme}"\n'
                   f'TIMEZONE = "UTC"\nRELATIVE_URLS = {kind == "relative"}\nDEFAULT_PAGINATION = 5\n')  # fmt: skip
            site = folder / f"{theme}-{kind}"
            _run(folder, tools / "pelican", "content", "-s", settings, "-o", site)
            yield site


def _mkdocs(folder: Path, tools: Path) -> Iterator[Path]:
    for release in RELEASES:
        _write(folder / f"docs/{release.slug}.md", f"# {release.title}\n\n{release.markdown()}\n")
    _write(
        folder / "docs/index.md", f"# Valdoria Press\n\n{STATEMENT}\n\nNews from the ministry.\n"
    )
    for theme, address in (("mkdocs", ""), ("readthedocs", ""), ("material", ""),
                           ("material", "https://press.valdoria.example/news/")):  # fmt: skip
        name = f"{theme}{'-address' if address else ''}"
        url = f"site_url: {address}\n" if address else ""
        _write(
            folder / f"{name}.yml", f"site_name: Valdoria Press\n{url}theme: {{name: {theme}}}\n"
        )
        _run(folder, tools / "mkdocs", "build", "-q", "-f", f"{name}.yml", "-d", f"site-{name}")
        yield folder / f"site-{name}"


def _sphinx(folder: Path, tools: Path) -> Iterator[Path]:
    pages = "\n   ".join(release.slug for release in RELEASES)
    _write(
        folder / "index.rst",
        f"Valdoria Press\n==============\n\n{STATEMENT}\n\n.. toctree::\n\n   {pages}\n",
    )
    for release in RELEASES:
        body = "\n\n".join((STATEMENT, *release.paragraphs()))
        _write(
            folder / f"{release.slug}.rst",
            f"{release.title}\n{'=' * len(release.title)}\n\n{body}\n",
        )
    for theme in ("alabaster", "furo", "sphinx_rtd_theme", "classic"):
        _write(folder / "conf.py", f'project = "Valdoria Press"\nhtml_theme = "{theme}"\n'
               'exclude_patterns = ["out-*"]\n')  # fmt: skip
        _run(folder, tools / "sphinx-build", "-q", "-b", "html", ".", f"out-{theme}")
        yield folder / f"out-{theme}"


def _nikola(folder: Path, tools: Path) -> Iterator[Path]:
    shutil.rmtree(folder, ignore_errors=True)
    _run(folder.parent, tools / "nikola", "init", "-q", folder.name)
    for release in RELEASES:
        head = f".. title: {release.title}\n.. slug: {release.slug}\n.. date: {release.date} 09:00:00 UTC"
        _write(
            folder / f"posts/{release.slug}.md",
            f"<!--\n{head}\n.. tags: trade\n-->\n\n{release.markdown()}\n",
        )
    conf = (folder / "conf.py").read_text(encoding="utf-8")
    for theme in ("bootblog4", "bootstrap4", "base"):
        _write(folder / "conf.py", f'{conf}\nTHEME = "{theme}"\nOUTPUT_FOLDER = "out-{theme}"\n')
        _run(folder, tools / "nikola", "build")
        yield folder / f"out-{theme}"


_LAYOUT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title>
<link rel="stylesheet" href="/assets/site.css">
<link rel="preconnect" href="https://fonts.example"><script src="/assets/site.js" defer></script>
<script>document.documentElement.classList.replace('no-js', 'js');
window.dataLayer = window.dataLayer || []; function gtag(){dataLayer.push(arguments)}</script>
<script async src="https://count.example/c.js"></script></head>
<body class="home"><header class="site-header"><nav><a href="/">Home</a></nav></header>
<main id="main" class="content"><h1>{{ title }}</h1>{{ content | safe }}</main>
<footer class="site-footer"><p>Ministry of Trade</p></footer>
<script>var nav=document.querySelector('.site-header nav');if(nav){nav.hidden=false}</script></body></html>
"""


def _eleventy(folder: Path, tools: Path) -> Iterator[Path]:
    _write(folder / "src/_includes/page.njk", _LAYOUT)
    _write(
        folder / "src/assets/site.css", "body{font:18px/1.5 serif;color:#222}main{max-width:40em}\n"
    )
    _write(
        folder / "src/assets/site.js",
        "document.querySelectorAll('a').forEach(a => a.rel = 'noopener');\n",
    )
    for release in RELEASES:
        head = f"---\nlayout: page.njk\ntitle: {release.title}\n---\n"
        _write(folder / f"src/{release.slug}.md", f"{head}\n{release.markdown()}\n")
    _write(folder / "eleventy.config.js", 'module.exports = c => { c.addPassthroughCopy("src/assets"); '
           'return { dir: { input: "src", output: "site" } } };\n')  # fmt: skip
    _run(folder, tools.parent / "node_modules/.bin/eleventy", "--quiet")
    yield folder / "site"


def _hexo(folder: Path, tools: Path) -> Iterator[Path]:
    packages = (
        "generator-index",
        "generator-archive",
        "generator-tag",
        "renderer-ejs",
        "renderer-stylus",
        "renderer-marked",
    )
    needed = {f"hexo-{name}": "*" for name in packages} | {
        "hexo": "^7.0.0",
        "hexo-theme-landscape": "^1.0.0",
    }
    _write(
        folder / "package.json",
        json.dumps({"name": "press", "hexo": {"version": ""}, "dependencies": needed}),
    )
    _write(
        folder / "_config.yml",
        "title: Valdoria Press\nurl: https://press.valdoria.example\ntheme: landscape\n",
    )
    for release in RELEASES:
        head = f"---\ntitle: {release.title}\ndate: {release.date}\ntags: [trade]\n---\n"
        _write(folder / f"source/_posts/{release.slug}.md", f"{head}\n{release.markdown()}\n")
    _run(folder, "npm", "install", "--prefix", folder, "--no-audit", "--no-fund")
    _run(folder, folder / "node_modules/.bin/hexo", "generate")
    yield folder / "public"


def build(root: Path) -> None:
    """Install the generators below `root` and build every site; note where they are."""
    tools = root / "tools"
    if not (tools / "bin/pip").exists():
        venv.create(tools, with_pip=True)
        _run(root, tools / "bin/pip", "install", "-q", *GENERATORS)
    sites: list[Path] = []
    for make in (_pelican, _mkdocs, _sphinx, _nikola):
        folder = root / make.__name__.strip("_")
        folder.mkdir(exist_ok=True)
        sites.extend(make(folder, tools / "bin"))
    if shutil.which("npm"):
        _run(
            root, "npm", "install", "--prefix", root, "--no-audit", "--no-fund", "@11ty/eleventy@3"
        )
        sites.extend(_eleventy(root / "eleventy", tools))
        sites.extend(_hexo(root / "hexo", tools))
    _write(root / "sites.json", json.dumps([str(site) for site in sites], indent=1))


def measure(root: Path) -> int:
    """Print, a line for each site, how many pages end in a blocking review or in a hidden one."""
    total: Counter[str] = Counter()
    for site in map(Path, json.loads((root / "sites.json").read_text(encoding="utf-8"))):
        for options in ((), ("--site-root", str(site))):
            counts, reasons = _checked(site, options)
            total.update(counts)
            told = " ".join(f"{name} {counts[name]}" for name in ("pages", "reviews", "hidden"))
            print(
                f"{site.relative_to(root)!s:40} {'site root' if options else 'no root':10} {told}"
            )
            for reason, count in reasons.most_common(3):
                print(f"      {count} × {reason[:150]}")
    share = total["reviews"] / max(1, total["pages"])
    print(
        f"{total['pages']} checks of pages: {share:.1%} blocking reviews, {total['hidden']} hidden"
    )
    return 0 if share < 0.02 and not total["hidden"] else 1


def _checked(site: Path, options: tuple[str, ...]) -> tuple[Counter[str], Counter[str]]:
    """Check a site; return counts and the messages of what would stop a build."""
    command = [sys.executable, "-m", "faracheck", "check", ".", "--format", "json",
               "--fail-on", "error", *options]  # fmt: skip
    run = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
    counts: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for item in json.loads(run.stdout)["inputs"]:
        stopping = [o for o in item.get("outcomes", ()) if o["severity"] == "error"]
        seen = [o for o in stopping if o["rule"] == "FARA030" and o["verdict"] != "not-applicable"]
        if not seen:
            continue
        counts["pages"] += 1
        reviews = [o for o in stopping if o["verdict"] == "review"]
        hidden = [o for o in seen if o["verdict"] == "fail"]
        counts["reviews"] += bool(reviews)
        counts["hidden"] += bool(hidden)
        reasons.update(o["message"] for o in (*reviews, *hidden))
    return counts, reasons


def main(arguments: list[str]) -> int:
    """Build or measure."""
    root = Path(arguments[1]).resolve()
    root.mkdir(parents=True, exist_ok=True)
    if arguments[0] == "build":
        build(root)
        return 0
    return measure(root)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
