"""Exports of posts: each record is judged by itself, and whatever is no post is told."""

import csv
import io
import json
from typing import Any

import pytest

from faracheck.engine.opening import opened
from faracheck.engine.read import Desk, read
from faracheck.engine.run import check_source
from faracheck.errors import LoadError
from faracheck.loaders.posts import LOADER
from faracheck.model.brief import Brief
from faracheck.model.document import Document, Layer, Place, Source
from faracheck.model.limits import Limits
from faracheck.model.outcome import Checked, Item
from faracheck.model.reading import Statement
from faracheck.ports import LoadOptions, Part
from faracheck.rulebook.pack import load_rulebook
from tests.command import faracheck
from tests.drafts import STATEMENT
from tests.loaders.mails import DAY, in_words

BODY = "The first train in eleven years left Ostravar on Monday for the high villages."
LABELLED = f"{STATEMENT}\n\n{BODY}"
DESK = Desk(load_rulebook())
PICTURE = "unread: not readable here: there is nothing but a picture or a video in it"


def sample(paragraphs: tuple[str, ...]) -> bytes:
    return json.dumps([{"text": "\n\n".join(paragraphs)}]).encode()


def judged(data: bytes, name: str) -> list[Item]:
    return list(check_source(Source(name, data), DESK, DAY))


def told(data: bytes, name: str) -> dict[str, str]:
    return dict(in_words(judged(data, name)))


def verdicts(value: Any, name: str = "draft.json") -> dict[str, str]:
    return told(json.dumps(value).encode(), name)


def post(text: str | bytes, name: str = "draft.json") -> Document:
    data = text if isinstance(text, bytes) else text.encode()
    (part, *_) = [it for it in opened(Source(name, data), Limits()) if isinstance(it, Part)]
    assert part.loader is not None
    return part.loader.load(part.source, LoadOptions())


def page(document: Document) -> list[str]:
    return [document.quote(it.span) for it in document.blocks if it.layer is Layer.PAGE]


def statements(value: Any) -> list[Statement]:
    items = judged(json.dumps(value).encode(), "draft.json")
    return [it for item in items if isinstance(item, Checked) for it in item.reading.statements]


def messages(value: Any, rule: str) -> list[str]:
    items = judged(json.dumps(value).encode(), "draft.json")
    return [
        it.message
        for item in items
        if isinstance(item, Checked)
        for it in item.outcomes
        if it.name == rule
    ]


class TestShapes:
    @pytest.mark.parametrize(
        "field", ["text", "body", "content", "message", "caption", "full_text", "fullText", "Text"]
    )
    def test_a_generic_record_is_read_from_the_usual_fields(self, field: str) -> None:
        value = [{"id": 1, field: LABELLED}, {"id": 2, field: BODY}]

        assert verdicts(value) == {"1": "pass", "2": "fail"}
        assert verdicts({"posts": value}) == {"1": "pass", "2": "fail"}
        assert verdicts({"data": {"items": value}}) == {"1": "pass", "2": "fail"}

    def test_one_post_by_itself(self) -> None:
        assert verdicts({"text": BODY}) == {"1": "fail"}

    def test_a_list_of_texts(self) -> None:
        assert verdicts([LABELLED, BODY]) == {"1": "pass", "2": "fail"}

    def test_an_archive_from_x(self) -> None:
        tweets = [
            {"tweet": {"id_str": "7", "full_text": BODY, "retweeted": False}},
            {"tweet": {"id_str": "8", "full_text": LABELLED.replace("LLC", "&amp; Co.")}},
            {"tweet": {"id_str": "9", "full_text": f"RT @sarkand: {BODY}"}},
        ]
        data = f"window.YTD.tweets.part0 = {json.dumps(tweets)}\n".encode()

        assert told(data, "tweets.json") == {"1": "fail", "2": "pass", "3": "review"}

    def test_a_text_cut_off_is_read_where_the_whole_stands(self) -> None:
        cut = f"{LABELLED[:60]}… https://t.co/x"
        whole = {"extended_tweet": {"full_text": LABELLED}, "text": cut}

        assert verdicts([whole]) == {"1": "pass"}
        assert verdicts([{"text": cut, "full_text": LABELLED}]) == {"1": "pass"}
        assert verdicts([{"text": cut, "note_tweet": {"text": LABELLED}}]) == {"1": "pass"}

    def test_an_outbox_of_activitypub(self) -> None:
        note = {"type": "Note", "id": "https://x.example/1", "content": f"<p>{LABELLED}</p>"}
        outbox = {
            "@context": "https://www.w3.org/ns/activitystreams",
            "type": "OrderedCollection",
            "orderedItems": [
                {"type": "Create", "object": note},
                {"type": "Create", "object": note | {"id": "2", "content": f"<p>{BODY}</p>"}},
                {"type": "Announce", "object": "https://y.example/3"},
                {"type": "Like", "object": "https://y.example/4"},
            ],
        }

        assert verdicts(outbox) == {
            "1": "pass",
            "2": "fail",
            "3": "review",
            "4": "skipped: no post: like",
        }

    def test_an_export_from_facebook(self) -> None:
        posts = [
            {
                "timestamp": 1,
                "data": [{"post": LABELLED}, {"update_timestamp": 2}],
                "title": "News",
            },
            {"timestamp": 2, "data": [{"post": BODY}], "title": "Pelham updated the status."},
        ]

        assert verdicts(posts) == {"1": "pass", "2": "fail"}

    def test_an_export_from_instagram(self) -> None:
        posts = [
            {"media": [{"uri": "a.jpg", "creation_timestamp": 1, "title": LABELLED}]},
            {"media": [{"uri": "b.jpg", "creation_timestamp": 1, "title": ""}]},
            {
                "media": [{"uri": "c.jpg", "creation_timestamp": 1, "title": ""}],
                "title": BODY,
                "creation_timestamp": 1,
            },
        ]

        assert verdicts(posts) == {"1": "pass", "2": PICTURE, "3": "fail"}

    def test_texts_in_pieces_are_one(self) -> None:
        half = STATEMENT.index(" on behalf")
        pieces = [STATEMENT[:half], {"type": "bold", "text": STATEMENT[half:]}, f"\n{BODY}"]
        chat = {"messages": [{"id": 1, "text": pieces}, {"id": 2, "type": "service", "text": ""}]}

        assert verdicts(chat) == {"1": "pass", "2": "skipped: no post: service"}

    def test_a_title_stands_before_the_text(self) -> None:
        record = {
            "title": {"rendered": "Railway opens"},
            "content": {"rendered": f"<p>{LABELLED}</p>"},
        }

        assert page(post(json.dumps(record)))[0] == "Railway opens"
        assert verdicts(record) == {"1": "pass"}

    def test_a_statement_in_the_title_alone_is_for_a_person(self) -> None:
        assert verdicts([{"title": STATEMENT, "text": BODY}]) == {"1": "review"}

    def test_texts_of_one_record_have_names_of_their_own(self) -> None:
        found = verdicts([{"data": [{"text": f"{BODY} {at}"} for at in range(60)]}, {"text": "a"}])

        assert len(found) == 61
        assert {"1", "1.b", "1.z", "1.aa", "1.bh", "2"} <= set(found)

    def test_two_texts_that_differ_are_both_judged(self) -> None:
        record = {"text": LABELLED, "content": f"<p>{BODY} Tickets cost little.</p>"}

        assert verdicts(record) == {"1": "pass", "1.b": "fail"}

    def test_two_texts_that_say_the_same_are_one(self) -> None:
        record = {"text": LABELLED, "content": f"<p>{STATEMENT}</p><p>{BODY}</p>"}

        assert list(verdicts(record)) == ["1"]

    @pytest.mark.parametrize(
        "value",
        [
            {"text": [LABELLED, BODY], "id": [1, 2]},
            {"text": {"0": LABELLED, "1": BODY}, "id": {"0": 1, "1": 2}},
            {"text": {"en": LABELLED, "es-MX": BODY}},
            [{"LinkedIn copy": LABELLED, "X copy": BODY}],
            [{"text": LABELLED, "textEs": BODY}],
            [{"text": LABELLED, "variants": [{"text": BODY}]}],
            {"text": LABELLED, "posts": [{"text": BODY}]},
            {"posts": [{"text": LABELLED}], "later": [{"text": BODY}]},
            {"posts": {"a": {"text": LABELLED}, "b": {"text": BODY}}},
        ],
    )
    def test_no_text_goes_by_because_another_carries_the_statement(self, value: Any) -> None:
        assert sorted(verdicts(value).values()) == ["fail", "pass"]

    def test_a_list_of_posts_that_is_not_understood_is_told_beside_others(self) -> None:
        found = verdicts({"tweets": [{"text": LABELLED}], "stories": [{"words": BODY}]})

        assert found["1"] == "pass"
        assert found["2"].startswith("unread: its shape is not known")

    def test_what_others_wrote_is_no_post_of_the_account(self) -> None:
        value = {
            "posts": [{"text": LABELLED, "replies": [{"text": BODY}]}],
            "comments": [{"text": BODY}],
            "includes": {"tweets": [{"text": BODY}]},
        }

        assert verdicts(value) == {"1": "pass"}

    def test_words_about_a_text_are_not_it(self) -> None:
        more = {"text_color": "red and green and blue", "postUrl": "a b c d", "tweet_id": "1 2 3 4"}

        assert verdicts([{"text": LABELLED, "message": "ok", **more}])["1"] == "pass"
        assert list(verdicts([{"text": LABELLED, **more}])) == ["1"]

    def test_a_word_about_the_post_is_no_text(self) -> None:
        assert verdicts([{"status": "published", "post": BODY}]) == {"1": "fail"}
        assert verdicts([{"status": "published", "id": 1}])[""].startswith("unread: no post")

    @pytest.mark.parametrize(
        "value",
        [
            {"name": "x", "version": "1.0", "dependencies": {"a": "1"}},
            {"type": "FeatureCollection", "features": [{"geometry": {"coordinates": [1, 2]}}]},
            [[1, 2], [3, 4]],
            {},
            [],
            3,
            None,
            [{"alt_text": STATEMENT}],
            [{"internal_note": STATEMENT, "id": 4}],
        ],
    )
    def test_what_is_not_understood_is_told(self, value: Any) -> None:
        (said,) = verdicts(value).values()

        assert said.startswith("unread: no post was found in it")

    def test_one_record_of_another_shape_is_told_among_the_others(self) -> None:
        found = verdicts([{"text": LABELLED}, {"id": 2, "words": BODY}])

        assert found["2"].startswith("unread: its shape is not known")


class TestHtml:
    def test_markup_is_read_as_a_page(self) -> None:
        assert page(post(json.dumps([{"content": "<p>One &amp; two<br>three</p><p>4</p>"}]))) == [
            "One & two\nthree",
            "4",
        ]

    @pytest.mark.parametrize(
        "text",
        [
            f"<!-- {STATEMENT} --> {BODY}",
            f"<template>{STATEMENT}</template>{BODY}",
            f"<x-note hidden>{STATEMENT}</x-note>{BODY}",
            f"<details><summary>x</summary>{STATEMENT}</details>{BODY}",
        ],
    )
    def test_what_no_page_shows_is_not_shown_here(self, text: str) -> None:
        assert verdicts([{"content": text}])["1"] != "pass"

    def test_an_address_in_angle_brackets_is_no_markup(self) -> None:
        assert page(post('[{"text": "Ada <ada@pelham.example> and I <3 trains"}]')) == [
            "Ada <ada@pelham.example> and I <3 trains"
        ]

    def test_what_is_hidden_in_it_is_hidden(self) -> None:
        (found,) = statements([{"content": f"<p>{BODY}</p><p hidden>{STATEMENT}</p>"}])

        assert found.look.visible is False

    def test_the_place_is_that_in_the_file(self) -> None:
        text = '[\n  {"content":\n    "<p>Caf\\u00e9 &amp; <b>bar</b></p>"}\n]'
        document = post(text)
        at = document.text.index("bar")

        assert page(document) == ["Café & bar"]
        assert document.places.place_of(at) == Place(
            3, text.split("\n")[2].index("bar") + 1, {"record": 1, "field": "/content"}
        )

    def test_an_entity_in_plain_words_is_what_it_stands_for(self) -> None:
        assert page(post('[{"text": "Quell &amp; Marsh &lt;3"}]')) == ["Quell & Marsh <3"]


class TestPictures:
    @pytest.mark.parametrize(
        "record",
        [
            {"text": "", "media": [{"url": "a.png"}]},
            {"content": "<p></p>", "attachment": [{"type": "Document", "url": "a.png"}]},
            {"full_text": "https://t.co/abc", "extended_entities": {"media": [{"id": 1}]}},
            {"text": None, "image_url": "a.png"},
        ],
    )
    def test_a_post_that_is_only_a_picture_is_not_readable_here(
        self, record: dict[str, Any]
    ) -> None:
        assert verdicts([{"text": LABELLED}, record]) == {"1": "pass", "2": PICTURE}

    def test_a_post_without_words_or_pictures_is_told(self) -> None:
        assert (
            verdicts([{"text": LABELLED}, {"text": " "}])["2"] == "unread: there is no text in it"
        )

    def test_words_behind_a_picture_are_seen_by_nobody(self) -> None:
        picture = {"type": "Document", "url": "a.png", "name": STATEMENT}
        (found,) = statements([{"type": "Note", "content": BODY, "attachment": [picture]}])

        assert found.look.visible is False

    def test_a_statement_that_is_missing_may_be_in_the_picture_and_that_is_said(self) -> None:
        assert messages([{"text": BODY}], "statement-missing") == [
            "No statement was found in the post. One that stands in a picture cannot be seen here."
        ]

    def test_behind_a_content_warning_somebody_must_look(self) -> None:
        record = {"type": "Note", "summary": "Politics", "content": f"<p>{LABELLED}</p>"}

        assert verdicts([record]) == {"1": "review"}
        assert verdicts([{"spoiler_text": "", "content": f"<p>{LABELLED}</p>"}]) == {"1": "pass"}


class TestThreads:
    def test_the_head_covers_its_thread(self) -> None:
        value = [
            {"id": 3, "in_reply_to_id": 2, "text": f"3/ {BODY}"},
            {"id": 2, "in_reply_to_id": 1, "text": f"2/ {BODY}"},
            {"id": 1, "text": f"1/ {LABELLED}"},
            {"id": 4, "text": BODY},
        ]

        assert verdicts(value) == {"1": "pass", "2": "pass", "3": "pass", "4": "fail"}

    def test_only_the_head_does(self) -> None:
        value = [
            {"id": 1, "text": BODY},
            {"id": 2, "in_reply_to_id": 1, "text": LABELLED},
            {"id": 3, "in_reply_to_id": 2, "text": BODY},
        ]

        assert verdicts(value) == {"1": "fail", "2": "pass", "3": "fail"}

    @pytest.mark.parametrize(
        "head",
        [
            LABELLED.replace("on behalf of the Ministry of Tourism of Sarkand", ""),
            LABELLED.replace("Ministry of Tourism of Sarkand", "[name of principal]"),
            f"<p>{BODY}</p><p hidden>{STATEMENT}</p>",
            f"RT @pelham: {LABELLED}",
        ],
    )
    def test_a_head_whose_statement_is_not_sound_covers_nothing(self, head: str) -> None:
        value = [{"id": 1, "text": head}, {"id": 2, "in_reply_to_id": 1, "text": BODY}]

        assert verdicts(value)["2"] == "fail"

    def test_an_answer_to_somebody_else_stands_by_itself(self) -> None:
        other = [
            {"id": 1, "user": {"id": 5}, "text": LABELLED},
            {"id": 2, "user": {"id": 6}, "in_reply_to_id": 1, "text": BODY},
        ]

        assert verdicts(other)["2"] == "fail"
        assert verdicts([{"id": 2, "in_reply_to_id": 99, "text": BODY}]) == {"1": "fail"}

    def test_a_thread_known_by_its_first_post(self) -> None:
        found = [
            {"id": "1", "conversation_id": "1", "text": LABELLED},
            {"id": "2", "conversation_id": "1", "text": BODY},
            {"id": "3", "conversation_id": "77", "text": BODY},
        ]

        assert verdicts(found) == {"1": "pass", "2": "pass", "3": "fail"}

    def test_a_thread_known_by_a_name_begins_with_its_earliest_post(self) -> None:
        named = [
            {"thread": "a", "created": "2026-05-04T10:00", "text": BODY},
            {"thread": "a", "created": "2026-05-04T09:00", "text": LABELLED},
            {"thread": "b", "created": "2026-05-04T09:00", "text": BODY},
            {"thread": "b", "created": "2026-05-04T10:00", "text": LABELLED},
        ]

        assert list(verdicts(named).values()) == ["pass", "pass", "fail", "pass"]

    @pytest.mark.parametrize(
        "values", [("yes", "yes"), ("1/2", "1/2"), ("1", "2", "1", "2"), ("a", "", "a"), (0, 0)]
    )
    def test_what_names_no_thread_covers_nothing(self, values: tuple[str | int, ...]) -> None:
        texts = [LABELLED, *(BODY for _ in values[1:])]
        value = [{"thread": it, "text": text} for it, text in zip(values, texts, strict=True)]

        assert list(verdicts(value).values()) == ["pass", *("fail" for _ in values[1:])]

    def test_a_number_that_is_another_posts_too_names_no_thread(self) -> None:
        value = [
            {"id": 1, "thread": 3, "text": LABELLED},
            {"id": 2, "thread": 1, "text": BODY},
            {"id": 3, "thread": 1, "text": BODY},
        ]

        assert list(verdicts(value).values()) == ["pass", "fail", "fail"]

    def test_a_thread_that_stands_in_one_record(self) -> None:
        value = [{"thread": [f"1/ {LABELLED}", f"2/ {BODY}"]}, {"text": BODY, "thread": [LABELLED]}]

        assert verdicts(value) == {"1.1": "pass", "1.2": "pass", "2": "fail", "2.1": "pass"}
        assert verdicts({"posts": value[:1]}) == {"1.1": "pass", "1.2": "pass"}
        assert verdicts(value[0]) == {"1.1": "pass", "1.2": "pass"}

    def test_a_feed_of_bluesky(self) -> None:
        def skeet(uri: str, text: str, **more: Any) -> dict[str, Any]:
            author = {"handle": "a.example"}
            return {"post": {"uri": uri, "author": author, "record": {"text": text, **more}}}

        reply = {"root": {"uri": "at://1"}, "parent": {"uri": "at://1"}}
        quote = {"$type": "app.bsky.embed.record", "record": {"uri": "at://9"}}
        reason = {"$type": "app.bsky.feed.defs#reasonRepost"}
        feed = [
            skeet("at://1", LABELLED),
            skeet("at://2", BODY, reply=reply),
            skeet("at://3", BODY, embed=quote),
            skeet("at://4", BODY) | {"reason": reason},
        ]

        assert list(verdicts({"feed": feed}).values()) == ["pass", "pass", "review", "review"]

    def test_threads_that_go_in_circles_have_no_head(self) -> None:
        value = [
            {"id": 1, "in_reply_to_id": 2, "text": BODY},
            {"id": 2, "in_reply_to_id": 1, "text": BODY},
        ]

        assert verdicts(value) == {"1": "fail", "2": "fail"}

    def test_the_outcome_names_the_head(self) -> None:
        value = [{"id": 1, "text": LABELLED}, {"id": 2, "in_reply_to_id": 1, "text": BODY}]

        assert messages(value, "statement-missing")[1] == (
            "The first post of the thread, 1, carries the statement."
        )


class TestBorrowing:
    @pytest.mark.parametrize(
        "more",
        [
            {"retweeted_status": {"text": BODY}},
            {"reblog": {"content": BODY}},
            {"type": "repost"},
            {"is_retweet": "true"},
            {"referenced_tweets": [{"type": "retweeted", "id": "3"}]},
            {"quoted_status_id": 3},
            {"is_quote_status": True},
            {"referenced_tweets": [{"type": "quoted", "id": "3"}]},
            {"entities": {"urls": [{"expanded_url": "https://x.com/sarkand/status/12"}]}},
        ],
    )
    def test_what_passes_on_another_post_is_for_a_person(self, more: dict[str, Any]) -> None:
        assert verdicts([{"text": BODY, **more}]) == {"1": "review"}

    @pytest.mark.parametrize(
        "more",
        [
            {"retweeted": False},
            {"reblog": None},
            {"is_retweet": "false"},
            {"quoted_status_id": None},
            {"referenced_tweets": [{"type": "replied_to", "id": "3"}]},
            {"entities": {"urls": [{"expanded_url": "https://x.com/a/status/12/photo/1"}]}},
            {"type": "share"},
        ],
    )
    def test_what_does_not_is_judged(self, more: dict[str, Any]) -> None:
        assert verdicts([{"text": BODY, **more}]) == {"1": "fail"}

    def test_a_repost_with_a_statement_is_for_a_person_all_the_same(self) -> None:
        assert verdicts([{"text": f"RT @pelham: {LABELLED}"}]) == {"1": "review"}

    def test_a_quote_with_a_statement_of_its_own_passes(self) -> None:
        assert verdicts([{"text": LABELLED, "quoted_status_id": 4}]) == {"1": "pass"}

    def test_a_repost_without_words_is_told_as_one(self) -> None:
        data = json.dumps([{"type": "Announce", "object": "https://y.example/3"}]).encode()
        (item,) = judged(data, "draft.json")

        assert isinstance(item, Checked)
        assert item.sentence.startswith("A person must look: The post passes on another one.")


class TestProfiles:
    @pytest.mark.parametrize(
        "value",
        [
            [{"text": BODY, "user": {"description": STATEMENT}}],
            [{"content": BODY, "account": {"note": f"<p>{STATEMENT}</p>"}}],
            {"profile": {"bio": STATEMENT}, "posts": [{"text": BODY}]},
            [{"text": BODY, "author_bio": STATEMENT}],
        ],
    )
    def test_a_statement_in_the_profile_only_is_for_a_person(self, value: Any) -> None:
        assert verdicts(value) == {"1": "review"}

    def test_a_profile_without_one_changes_nothing(self) -> None:
        assert verdicts([{"text": BODY, "user": {"description": "News"}}]) == {"1": "fail"}

    def test_the_settings_may_know_it(self) -> None:
        source = Source("draft.json", json.dumps([{"text": BODY}]).encode())
        (part,) = [it for it in opened(source, Limits()) if isinstance(it, Part)]
        reading = read(part.source, Desk(DESK.rulebook, Brief(profile=STATEMENT)), part.loader)

        assert [len(it.statements) for it in reading.beside] == [1]


class TestTables:
    def table(self, *rows: tuple[str, ...], delimiter: str = ",") -> bytes:
        written = io.StringIO(newline="")
        csv.writer(written, delimiter=delimiter).writerows(rows)
        return written.getvalue().encode()

    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    def test_each_row_is_a_post(self, delimiter: str) -> None:
        rows = (("Date", "Post Text"), ("1, 2", LABELLED), ("2; 3", f'"{BODY}"'))

        assert told(self.table(*rows, delimiter=delimiter), "plan.csv") == {
            "1": "pass",
            "2": "fail",
        }

    def test_a_cell_has_its_place(self) -> None:
        data = self.table(("id", "text"), ("1", 'One "two"\nthree'))
        document = post(data, "plan.csv")
        at = document.text.index("three")

        assert document.text == 'One "two"\nthree'
        assert document.places.place_of(at) == Place(3, 1, {"record": 1, "field": "/text"})
        assert document.places.place_of(0) == Place(2, 4, {"record": 1, "field": "/text"})

    def test_a_spreadsheet_may_say_what_parts_its_cells(self) -> None:
        data = b"sep=;\r\n" + self.table(("id", "text"), ("1", LABELLED), delimiter=";")

        assert told(data, "plan.csv") == {"1": "pass"}

    def test_threads_and_reposts_are_known_by_their_columns(self) -> None:
        rows = (
            ("tweet_id", "in_reply_to_tweet_id", "is_retweet", "text"),
            ("1", "", "FALSE", LABELLED),
            ("2", "1", "FALSE", BODY),
            ("3", "", "TRUE", BODY),
            ("4", "", "FALSE", BODY),
        )

        assert list(told(self.table(*rows), "plan.csv").values()) == [
            "pass",
            "pass",
            "review",
            "fail",
        ]

    def test_a_row_that_does_not_fit_is_told_and_the_others_are_judged(self) -> None:
        data = b"id,text\n1,Trains run, daily\n2,Trains run daily\n"

        assert told(data, "plan.csv") == {
            "1": "unread: the row has 3 cells, the header 2",
            "2": "fail",
        }

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b'id,text\n1,"open\n2,x\n', "the quotation that begins on line 2 does not end"),
            (b"id,words\n1,x\n", "no post was found in it"),
            (b"text,text\na,b\n", "two columns are called 'text'"),
            (b"\n,,\n", "no post was found in it"),
            (b"\n\n,\n", "no post was found in it"),
            (b"text\n", "no post was found in it"),
        ],
    )
    def test_what_cannot_be_read_says_why(self, data: bytes, said: str) -> None:
        (found,) = told(data, "plan.csv").values()

        assert found.startswith("unread: ")
        assert said in found


class TestBrokenJson:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('[{"text": "a b"},\n {"text" "c"}]', "line 2, column 10: : is expected, not '\"'"),
            ('[{"text": "a b"', "column 16: , or } is expected, not the end"),
            ('[{"text": "a', "the string that begins here does not end"),
            ('[{"text": "a\nb"}]', "cannot stand in a string"),
            ('[{"text": "a", "text": "b"}]', "the key 'text' stands there twice"),
            ('[{"text": NaN}]', "a value is expected, not 'NaN'"),
            ('[{"likes": Infinity}]', "not 'Infinity'"),
            ("[01]", "a value is expected"),
            ("{'text': 'a'}", "a key in quotation marks is expected"),
            ("[1,]", "a value is expected, not ']'"),
            ("// posts\n[]", "a value is expected, not '/'"),
            ("[" * 100_000, "more than 100 lists and objects"),
            ('{"a":' * 100_000, "more than 100 lists and objects"),
        ],
    )
    def test_the_line_and_the_column_are_named(self, text: str, said: str) -> None:
        (found,) = told(text.encode(), "draft.json").values()

        assert found.startswith("unread: it is no JSON: line ")
        assert said in found

    def test_a_line_that_is_cut_off_is_told_and_the_others_are_judged(self) -> None:
        data = "\n".join(
            [json.dumps({"text": LABELLED}), '{"text": "cut of', json.dumps({"text": BODY})]
        ).encode()

        found = told(data, "draft.jsonl")
        assert (found["1"], found["3"]) == ("pass", "fail")
        assert found["2"].startswith("unread: it is no JSON: line 2, column 10")

    def test_lines_of_json_may_be_called_json(self) -> None:
        data = "\n".join(json.dumps({"text": it}) for it in (LABELLED, BODY)).encode()

        assert told(data, "draft.json") == {"1": "pass", "2": "fail"}

    def test_a_line_may_hold_a_page_of_posts(self) -> None:
        data = json.dumps({"data": [{"text": LABELLED}, {"text": BODY}]}).encode()

        assert told(data, "draft.ndjson") == {"1": "pass", "1.b": "fail"}

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
    def test_other_encodings_of_unicode_are_read(self, encoding: str) -> None:
        data = json.dumps([{"text": LABELLED}]).encode(encoding)

        assert told(data, "draft.json") == {"1": "pass"}

    def test_more_posts_than_are_looked_at_are_told(self) -> None:
        value = [{"text": f"{BODY} {at}"} for at in range(9)]
        data = json.dumps(value).encode()
        desk = Desk(DESK.rulebook, options=LoadOptions(limits=Limits(parts=4)))
        items = list(check_source(Source("draft.json", data), desk, DAY))

        assert list(dict(in_words(items))) == ["1", "2", "3", "4", ""]
        assert "limit parts" in dict(in_words(items))[""]

    def test_half_a_character_is_a_damaged_one(self) -> None:
        assert post('[{"text": "a \\ud800 b \\ud83d\\ude80"}]').text == "a \ufffd b \U0001f680"

    @pytest.mark.parametrize("data", [b"", b" \n", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04"])
    def test_what_is_no_text_is_refused(self, data: bytes) -> None:
        (said,) = told(data, "draft.json").values()

        assert said.startswith("unread: ")

    def test_a_file_over_the_limit_is_told_by_its_size(self, tmp_path: Any) -> None:
        large = tmp_path / "large.json"
        with large.open("wb") as file:
            file.truncate(300_000_000)

        ended = faracheck("check", str(large))

        assert ended.code == 4
        assert "limit size" in ended.out


def test_load_returns_the_first_post() -> None:
    document = LOADER.load(Source("a.json", b'[{"text": "One."}, {"text": "Two."}]'), LoadOptions())

    assert page(document) == ["One."]
    with pytest.raises(LoadError, match="no post in it"):
        LOADER.load(Source("a.json", b'[{"type": "Like"}]'), LoadOptions())


@pytest.mark.parametrize("longest", [130, 170, 280, 500])
def test_what_the_command_proposes_for_a_post_passes_when_it_is_posted(longest: int) -> None:
    names = ("--agent", "Vantor LLC", "--principal", "Republic of Sarkand")
    ended = faracheck("statement", *names, "--medium", "social", "--max-length", str(longest))
    proposed = ended.out.strip()

    assert ended.code == 0
    assert len(proposed) <= longest
    assert verdicts([{"text": proposed}, {"content": f"<p>{proposed}</p><p>{BODY}</p>"}]) == {
        "1": "pass",
        "2": "pass",
    }
    assert verdicts([{"text": f"{proposed} {BODY} #railway"}]) == {"1": "pass"}
