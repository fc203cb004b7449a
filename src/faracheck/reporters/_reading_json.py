"""A reading as JSON: the shape that `inspect` prints and every report carries."""

from faracheck.model.document import Place
from faracheck.model.reading import Contact, Element, Flaw, NearMiss, Reading, Statement, Words
from faracheck.model.rendering import Rendering

SCHEMA = "faracheck/reading/v1"

Json = dict[str, object]


def reading_json(reading: Reading) -> Json:
    """Return a reading under the keys of the reading schema."""
    return {
        "schema": SCHEMA,
        "path": reading.path,
        "part": reading.part,
        "sha256": reading.sha256,
        "size": reading.size,
        "format": reading.format,
        "encoding": reading.encoding,
        "medium": reading.medium.value,
        "audience": reading.audience.value,
        "language": reading.language,
        "other_languages": list(reading.other_languages),
        "headline": reading.headline,
        "release": reading.release,
        "statements": [statement_json(statement) for statement in reading.statements],
        "contacts": [contact_json(contact) for contact in reading.contacts],
        "unreadable": [words_json(words) for words in reading.unreadable],
        "includes": [words_json(words) for words in reading.includes],
        "unseen": list(reading.unseen),
    }


def statement_json(statement: Statement) -> Json:
    """Return a statement with its elements, parties, looks and place."""
    found = dict(statement.found)
    look = statement.look
    return {
        "kind": statement.kind.value,
        **words_json(statement.words),
        "elements": {element.value: element in found for element in Element},
        "evidence": {element.value: words_json(words) for element, words in found.items()},
        "agent": statement.agent.name if statement.agent else None,
        "principals": [party.name for party in statement.principals],
        "registration_number": statement.registration_number,
        "language": statement.language,
        "vouched_by": statement.vouched_by,
        "form": statement.form,
        "serves_as_notice": statement.serves_as_notice,
        "placeholders": [blank.words.text for blank in statement.placeholders],
        "near_misses": [_near_miss_json(miss) for miss in statement.near_misses],
        "flaws": [_flaw_json(flaw) for flaw in statement.flaws],
        "quoted": statement.quoted,
        "quoted_why": statement.quoted_why,
        "damaged": statement.damaged,
        "conditional": statement.conditional.kind.value if statement.conditional else None,
        "visible": look.visible,
        "hidden_by": look.hidden_by,
        "hidden_on_phones": look.hidden_on_phones,
        "unsure": look.unsure,
        "font_px": look.font_px,
        "body_font_px": look.body_font_px,
        "contrast": look.contrast,
        "decided_by": look.decided_by.value,
        "rendering": _rendering_json(look.rendering),
        "region": statement.region.value,
        "words_before": statement.words_before,
        "position": statement.position,
        "at_beginning": statement.at_beginning,
    }


def contact_json(contact: Contact) -> Json:
    """Return a contact block with its people, numbers and addresses."""
    return {
        **words_json(contact.words),
        "names": list(contact.names),
        "organizations": list(contact.organizations),
        "phones": list(contact.phones),
        "emails": list(contact.emails),
        "visible": contact.visible,
    }


def words_json(words: Words) -> Json:
    """Return a quotation with its place."""
    return {
        "text": words.text,
        "start": position_json(words.start),
        "end": position_json(words.end),
        "place": place_json(words.start),
    }


def position_json(place: Place) -> Json:
    """Return the line and column, both null in a format without lines."""
    return {"line": place.line, "column": place.column}


def place_json(place: Place) -> Json | None:
    """Return the place in a format without lines, or None in one with lines."""
    return dict(place.inside) if place.inside is not None else None


def _rendering_json(rendering: Rendering | None) -> Json | None:
    """Return what a browser showed, None when none was asked."""
    if rendering is None:
        return None
    return {
        "browser": rendering.browser,
        "screens": [
            {
                "width": screen.width,
                "height": screen.height,
                "seen": screen.seen,
                "at_first": screen.at_first,
            }
            for screen in rendering.screens
        ],
        "scripts": rendering.scripts,
        "covered_by": rendering.covered_by,
        "screenshot": rendering.screenshot,
    }


def _near_miss_json(miss: NearMiss) -> Json:
    return {
        "element": miss.element.value,
        "kind": miss.kind.value,
        "text": miss.words.text,
        "start": position_json(miss.words.start),
    }


def _flaw_json(flaw: Flaw) -> Json:
    return {
        "kind": flaw.kind.value,
        "detail": flaw.detail,
        "text": flaw.words.text,
        "start": position_json(flaw.words.start),
    }
