"""E-mail: every form that a reader may meet, each attachment, and what is not the letter's own."""

from email.message import EmailMessage

from faracheck.loaders.eml import LOADER


def sample(paragraphs: tuple[str, ...]) -> bytes:
    message = EmailMessage()
    message["Subject"] = "A railway opens"
    message.set_content("\n\n".join(paragraphs))
    return message.as_bytes()


def test_a_message_is_an_email() -> None:
    assert LOADER.format == "email"
