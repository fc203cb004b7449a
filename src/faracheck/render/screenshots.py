"""Pictures of statements as the browser showed them, kept for the report."""

from dataclasses import field
from pathlib import Path

from faracheck.errors import RenderError
from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.document import Source

_UNFIT = late_pattern(r"[^\w.-]+")


@dataclass(slots=True)
class Album:
    """A folder of pictures, one for each passage, named after its draft."""

    folder: Path
    _counts: dict[str, int] = field(default_factory=dict)

    def keep(self, source: Source, picture: bytes) -> str:
        """Write a picture down and return its path.

        The name holds the beginning of the draft's SHA-256, so that drafts of one name and
        versions of one draft stand side by side.

        Raises:
            RenderError: the folder takes no file.
        """
        name = _UNFIT.sub("-", Path(source.name).name).strip("-.") or "draft"
        stem = f"{name[:80]}-{source.sha256[:12]}"
        number = self._counts[stem] = self._counts.get(stem, 0) + 1
        path = self.folder / f"{stem}-{number}.png"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(picture)
        except OSError as error:
            raise RenderError(
                f"no picture can be kept in {self.folder}: {error.strerror}"
            ) from error
        return str(path)
