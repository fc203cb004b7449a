"""What became of the rules' own cases, for people."""

from collections.abc import Sequence

from faracheck.reporters._summary import number
from faracheck.reporters._visible import visible_lines
from faracheck.rulebook.rule import Rule
from faracheck.rulebook.selftest import Proof


def proofs_text(proofs: Sequence[Proof], unproved: Sequence[Rule]) -> str:
    """Return each case that does not hold, each rule that no case makes fail, and the counts."""
    broken = [str(proof) for proof in proofs if not proof.holds]
    idle = [f"{rule.id} {rule.name}: no case makes it fail ({rule.where})" for rule in unproved]
    rules = len({proof.rule.id for proof in proofs})
    held = len(proofs) - len(broken)
    counts = f"{number(len(proofs), 'case')} of {number(rules, 'rule')}: {held} hold"
    return visible_lines("\n".join([*broken, *idle, counts])) + "\n"
