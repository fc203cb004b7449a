"""A rule as its author wrote it."""

from pathlib import Path

from faracheck.rulebook.rule import Rule


def rule_source(rule: Rule) -> str:
    """Return the lines of the rule's own file that make it up, from its dash to the next one."""
    path, line, _ = rule.where.rsplit(":", 2)
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    first = int(line) - 1
    while not lines[first].lstrip().startswith("- "):
        first -= 1
    margin = len(lines[first]) - len(lines[first].lstrip())
    own = [lines[first]]
    for following in lines[first + 1 :]:
        if following.strip() and len(following) - len(following.lstrip()) <= margin:
            break
        own.append(following)
    return "\n".join(own).rstrip() + "\n"
