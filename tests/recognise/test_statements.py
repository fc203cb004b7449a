from dataclasses import replace

import pytest

from faracheck.model.document import (
    BlockKind,
    Construct,
    ConstructKind,
    Layer,
    Place,
    Region,
    Span,
)
from faracheck.model.reading import Element, FlawKind, NearMissKind, Statement, StatementKind
from tests.build import Piece, document, page
from tests.recognise.wordings import statements_of

CLAUSE = "This material is distributed by Vantor LLC on behalf of Sarkand."
REFERRAL = "Additional information is on file with the Department of Justice, Washington, DC."
LABEL = f"{CLAUSE} {REFERRAL}"
INFORMATION = (Element.ADDITIONAL_INFO, Element.DOJ, Element.WASHINGTON)


def only(text: str) -> Statement:
    (statement,) = statements_of(document(text))
    return statement


def test_a_label_tells_who_for_whom_and_where() -> None:
    statement = only(f"Port Anse\n\n{LABEL}")

    assert statement.complete
    assert statement.kind is StatementKind.LABEL
    assert statement.agent is not None
    assert statement.agent.name == "Vantor LLC"
    assert [party.name for party in statement.principals] == ["Sarkand"]
    assert statement.words.text == LABEL
    assert (statement.words.start, statement.words.end) == (Place(3, 1), Place(3, len(LABEL) + 1))


def test_the_words_of_each_element_are_quoted() -> None:
    assert {element: words.text for element, words in only(LABEL).found} == {
        Element.DISTRIBUTED_BY: "distributed by",
        Element.AGENT_NAMED: "Vantor LLC",
        Element.ON_BEHALF_OF: "on behalf of",
        Element.PRINCIPAL_NAMED: "Sarkand",
        Element.ADDITIONAL_INFO: "Additional information is on file",
        Element.DOJ: "the Department of Justice",
        Element.WASHINGTON: "Washington, DC",
    }


@pytest.mark.parametrize(
    "text",
    [
        LABEL.upper(),
        LABEL.replace(" ", "\n"),
        f"{REFERRAL} {CLAUSE}",
        f"“{LABEL}”",
        f"[{LABEL}]",
        f"{CLAUSE}\n\n{REFERRAL}",
        LABEL.replace(". A", "; a"),
        LABEL.replace("behalf", "be\u00adhalf"),
    ],
)
def test_the_dress_of_a_label_changes_nothing(text: str) -> None:
    assert only(text).complete


def test_elements_of_two_statements_are_never_pooled() -> None:
    text = f"{CLAUSE}\n\n" + "Port news. " * 60 + f"\n\n{REFERRAL}"

    assert [len(s.missing) for s in statements_of(document(text))] == [3, 4]


@pytest.mark.parametrize(
    ("old", "new", "element", "kind"),
    [
        ("the Department of Justice", "the DOJ", Element.DOJ, NearMissKind.DOJ_ABBREVIATED),
        ("the Department of Justice", "the FARA Unit", Element.DOJ, NearMissKind.FARA_UNIT),
        (
            "Department of Justice",
            "Department of State",
            Element.DOJ,
            NearMissKind.OTHER_DEPARTMENT,
        ),
        (
            "the Department of Justice",
            "the Canadian Department of Justice",
            Element.DOJ,
            NearMissKind.OTHER_COUNTRY,
        ),
        (
            "Washington, DC",
            "Seattle, Washington",
            Element.WASHINGTON,
            NearMissKind.WASHINGTON_STATE,
        ),
        ("Washington, DC", "Washington", Element.WASHINGTON, NearMissKind.WASHINGTON_ALONE),
        ("Washington, DC", "Port Anse", Element.WASHINGTON, NearMissKind.OTHER_CITY),
        ("distributed", "paid for", Element.DISTRIBUTED_BY, NearMissKind.PAID_FOR),
        ("on behalf of", "for", Element.ON_BEHALF_OF, NearMissKind.BARE_FOR),
        ("Vantor LLC", "our firm", Element.AGENT_NAMED, NearMissKind.GENERIC_AGENT),
        ("Sarkand", "a foreign principal", Element.PRINCIPAL_NAMED, NearMissKind.GENERIC_PRINCIPAL),
        ("is on file", "is not on file", Element.DOJ, NearMissKind.NEGATED),
        ("is distributed", "is not distributed", Element.DISTRIBUTED_BY, NearMissKind.NEGATED),
    ],
)
def test_a_near_miss_is_named_and_does_not_count(
    old: str, new: str, element: Element, kind: NearMissKind
) -> None:
    statement = only(LABEL.replace(old, new))

    assert element in statement.missing
    assert (element, kind) in [(miss.element, miss.kind) for miss in statement.near_misses]


def test_a_placeholder_stands_for_no_name() -> None:
    statement = only(LABEL.replace("Vantor LLC", "[NAME OF REGISTRANT]"))

    assert statement.missing == (Element.AGENT_NAMED,)
    assert [(p.words.text, p.element) for p in statement.placeholders] == [
        ("[NAME OF REGISTRANT]", Element.AGENT_NAMED)
    ]


def test_a_registration_with_a_referral_is_a_label_of_its_own_form() -> None:
    statement = only(f"Vantor LLC is registered under FARA as an agent of Sarkand. {REFERRAL}")

    assert statement.complete
    assert (statement.form, statement.kind) == ("registered", StatementKind.LABEL)
    assert statement.serves_as_notice


def test_a_registration_alone_is_a_notice() -> None:
    statement = only("Vantor LLC is registered under FARA as an agent of Sarkand.")

    assert statement.kind is StatementKind.REGISTRATION_NOTICE
    assert statement.missing == (Element.ADDITIONAL_INFO, Element.DOJ, Element.WASHINGTON)


def test_a_registration_number_is_read_and_is_no_part_of_the_name() -> None:
    statement = only(LABEL.replace("Vantor LLC", "Vantor LLC (#5870)"))

    assert statement.agent is not None
    assert (statement.agent.name, statement.registration_number) == ("Vantor LLC", "5870")


@pytest.mark.parametrize(
    "text",
    [
        f"All releases must carry the following: {LABEL}",
        f'The label reads: "{LABEL}"',
        f'"{LABEL}" must stand at the top of each release.',
        (
            "The paper said that the flyer was distributed by Vantor LLC on behalf of Sarkand and "
            "that additional information is on file with the Department of Justice, Washington, DC."
        ),
        (
            "An agent of a foreign principal shall state that materials are distributed by the "
            "agent on behalf of the foreign principal, and that additional information is on file "
            "with the Department of Justice, Washington, District of Columbia."
        ),
    ],
)
def test_a_quoted_statement_labels_nothing(text: str) -> None:
    assert only(text).quoted


def test_a_heading_can_announce_a_specimen() -> None:
    (statement,) = statements_of(page(Piece("Sample label", BlockKind.HEADING), LABEL))

    assert statement.quoted_why == "a specimen under a heading that says so"


@pytest.mark.parametrize(
    "text",
    [
        "The minister spoke on behalf of the fishermen of Anse.",
        "The brochure, distributed by Vantor LLC on behalf of Sarkand, drew criticism.",
        "U.S. Department of Justice\nNational Security Division\nWashington, DC 20530",
        (
            "This press release was distributed by Swift Newswire on behalf of Acme Corp. The "
            "issuer is solely responsible for its content."
        ),
        "RECEIVED BY NSD/FARA REGISTRATION UNIT 03/23/2017",
    ],
)
def test_everyday_words_are_no_statement(text: str) -> None:
    assert statements_of(document(text)) == ()


def test_a_statement_in_another_layer_is_hidden_and_says_where() -> None:
    (statement,) = statements_of(page("Port news", Piece(LABEL, layer=Layer.COMMENT)))

    assert statement.look.visible is False
    assert statement.look.hidden_by == "it stands in a comment, line 2"


def test_half_a_statement_hidden_is_a_hidden_statement() -> None:
    (statement,) = statements_of(document(LABEL, hidden=("behalf",)))

    assert statement.look.visible is False


def test_the_region_of_its_block_is_the_statements_region() -> None:
    (statement,) = statements_of(page("Port news", Piece(LABEL, region=Region.FOOTER)))

    assert statement.region is Region.FOOTER


def test_a_statement_in_a_conditional_says_so() -> None:
    draft = document(LABEL)
    construct = Construct(Span(0, len(LABEL)), ConstructKind.CONDITIONAL, "jinja")

    (statement,) = statements_of(replace(draft, constructs=(construct,)))

    assert statement.conditional == construct


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("Department of Justice", "Department ofJ ustice", FlawKind.DAMAGE),
        ("distributed", "distrib-\nuted", FlawKind.DAMAGE),
        ("distributed", "distriEuted", FlawKind.DAMAGE),
        ("information", "lnformation", FlawKind.DAMAGE),
        ("Department", "Departmant", FlawKind.MISSPELLING),
        ("distributed", "dіstributed", FlawKind.HOMOGLYPHS),
        ("behalf", "beh\u200balf", FlawKind.INVISIBLE_CHARACTERS),
        ("distributed", "ｄistributed", FlawKind.FULL_WIDTH),
    ],
)
def test_broken_words_are_read_and_told(old: str, new: str, kind: FlawKind) -> None:
    statement = only(LABEL.replace(old, new))

    assert statement.complete
    assert {flaw.kind for flaw in statement.flaws} == {kind}


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (LABEL.replace("Vantor LLC ", ""), (Element.AGENT_NAMED,)),
        (LABEL.replace(" Sarkand", ""), (Element.PRINCIPAL_NAMED,)),
        (LABEL.replace("distributed ", ""), (Element.DISTRIBUTED_BY,)),
        (LABEL.replace("Additional information is on file with the ", ""), INFORMATION[:1]),
    ],
)
def test_what_is_left_out_alone_is_missing(text: str, missing: tuple[Element, ...]) -> None:
    assert only(text).missing == missing


@pytest.mark.parametrize(
    "referral",
    [
        "For additional information, contact the Department of Justice, Washington, DC.",
        "See the Department of Justice, Washington, DC, for further information.",
        "The Department of Justice, Washington, DC maintains additional information.",
        "Additional information: Department of Justice, Washington, DC.",
    ],
)
def test_a_reader_may_be_sent_to_the_department_for_information(referral: str) -> None:
    assert only(f"{CLAUSE} {referral}").complete
    assert statements_of(document(f"The embassy reopened on Monday. {referral}")) == ()


def test_a_release_line_is_no_verb_of_the_statement_below_it() -> None:
    statement = only(f"On behalf of Velmora\n\nFOR IMMEDIATE RELEASE\n{LABEL}")

    assert statement.agent is not None
    assert statement.agent.name == "Vantor LLC"
    assert [party.name for party in statement.principals] == ["Sarkand"]


@pytest.mark.parametrize(
    ("clause", "missing"),
    [
        ("distributed by , 12 Main Street, Albany, on behalf of Sarkand", Element.AGENT_NAMED),
        ("distributed by , a subsidiary of Bell Group, on behalf of Sarkand", Element.AGENT_NAMED),
        ('distributed by the  ("Vantor") on behalf of Sarkand', Element.AGENT_NAMED),
        ("distributed by through Bell Media on behalf of Sarkand", Element.AGENT_NAMED),
        ("distributed by Vantor LLC on behalf of , President of Velmora", Element.PRINCIPAL_NAMED),
        ("distributed by Vantor LLC on behalf of the , Port Anse", Element.PRINCIPAL_NAMED),
        ('distributed by Vantor LLC on behalf of "", an agency', Element.PRINCIPAL_NAMED),
    ],
)
def test_what_stands_behind_a_name_is_no_name(clause: str, missing: Element) -> None:
    assert only(f"This material is {clause}. {REFERRAL}").missing == (missing,)


def test_a_letterhead_lends_a_statement_nothing() -> None:
    text = f"On behalf of Sarkand\n\nPort news\n\nThis material is distributed by Vantor LLC. {REFERRAL}"

    assert max(len(s.found) for s in statements_of(document(text))) == 5


@pytest.mark.parametrize(
    "below",
    [
        "For more information, visit www.sarkand.example. Unsubscribe.",
        "Wine tasting tonight\n\nJoin us at 6 p.m.\n\nFor more information, please contact Ada Quell.",
        "Additional information is available on our website.",
    ],
)
def test_a_statement_that_says_it_all_ends_with_its_own_sentence(below: str) -> None:
    statement = only(f"{LABEL}\n\n{below}")

    assert statement.complete
    assert statement.words.text == LABEL


@pytest.mark.parametrize("name", ["Port Authority of Anse Ltd.", "Anse Harbour Works, P.C."])
def test_a_sentence_may_begin_behind_a_name_that_ends_in_a_full_stop(name: str) -> None:
    notice = f"Vantor LLC is registered under FARA as an agent of Sarkand and the {name}"
    label = f"This material is distributed by Vantor LLC on behalf of Sarkand and the {name}"
    statement = only(f"{notice} {label} {REFERRAL}")

    assert statement.complete
    assert statement.words.text.startswith("Vantor LLC is registered")
    assert [party.name for party in statement.principals] == ["Sarkand", name]
