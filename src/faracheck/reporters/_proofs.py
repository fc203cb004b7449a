"""What became of the rules' own cases, for people."""

from collections import Counter
from collections.abc import Mapping, Sequence

from faracheck.reporters._summary import number
from faracheck.reporters._visible import visible_lines
from faracheck.rulebook.mutate import Trial, shares
from faracheck.rulebook.rule import Rule
from faracheck.rulebook.selftest import Proof


def trials_text(trials: Sequence[Trial], thresholds: Mapping[str, float]) -> str:
    """Return each mutant that came out otherwise than it should, and the counts of each rule."""
    wrong = [str(trial) for trial in trials if not trial.held]
    made = Counter(f"{trial.rule.id} {trial.rule.name}" for trial in trials)
    held = Counter(f"{trial.rule.id} {trial.rule.name}" for trial in trials if trial.held)
    rules = [f"{rule}: {held[rule]}/{made[rule]}" for rule in made]
    packs = [
        f"mutants of {pack}: {share:.1%} came out as they should, {thresholds[pack]:.1%} must"
        for pack, share in shares(trials).items()
    ]
    return visible_lines("\n".join([*wrong, *rules, *packs])) + "\n"


def proofs_text(proofs: Sequence[Proof], unproved: Sequence[Rule]) -> str:
    """Return each case that does not hold, each rule that no case makes fail, and the counts."""
    broken = [str(proof) for proof in proofs if not proof.holds]
    idle = [f"{rule.id} {rule.name}: no case makes it fail ({rule.where})" for rule in unproved]
    rules = len({proof.rule.id for proof in proofs})
    held = len(proofs) - len(broken)
    counts = f"{number(len(proofs), 'case')} of {number(rules, 'rule')}: {held} hold"
    return visible_lines("\n".join([*broken, *idle, counts])) + "\n"
