"""What guards the ratios of the bench sees one that has doubled, and no other."""

import json

from bench.guard import RECORD, grown


def test_a_ratio_that_has_doubled_is_told() -> None:
    then = {"steady": 10.0, "worse": 10.0, "better": 10.0, "unknown": 0.0}
    now = {"steady": 19.0, "worse": 21.0, "better": 2.0, "unknown": 5.0, "new": 9.0}

    assert grown(now, then) == {"worse": 2.1}


def test_what_is_guarded_was_written_down() -> None:
    then = json.loads(RECORD.read_text(encoding="utf-8"))

    for name in ("times_lxml_parse_small_labelled", "text_5kb_labelled_of_lxml_parse"):
        assert then[name] > 0
    assert then["cold_start_of_python_pass_page"] > 0
