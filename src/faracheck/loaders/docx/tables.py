"""Tables: what lies behind a cell, by its style and its own shading, and which cells are shown.

ECMA-376 part 1, 17.7.6 (conditional formatting), 17.4.84 (vMerge), 17.4.80 (trHeight).
"""

from collections.abc import Iterator
from typing import Any

from faracheck.loaders._paper.setting import NOTHING, Setting
from faracheck.loaders._paper.sheet import Sheet, gone
from faracheck.loaders.docx.geometry import table_placed
from faracheck.loaders.docx.names import W, is_on, twips, val
from faracheck.loaders.docx.styles import Styles

_LEAST_HEIGHT = 5.0
_LEAST_WIDTH = 5.0
_BITS = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100,
    "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip


def cells_of(
    table: Any, styles: Styles, page: Sheet | None
) -> Iterator[tuple[Any, Setting, Setting]]:
    """Yield each cell with the setting that lies under its words and the one laid upon them."""
    properties = table.find(f"{W}tblPr")
    style = val(properties.find(f"{W}tblStyle")) if properties is not None else ""
    own = Setting(ground=styles.theme.ground(properties))
    whole = own.over(styles.setting(style)) if style else own
    look = properties.find(f"{W}tblLook") if properties is not None else None
    fixed = properties is not None and _is_fixed(properties)
    beside = NOTHING if page is None or properties is None else table_placed(properties, page)
    rows = list(_inside(table, f"{W}tr"))
    for number, row in enumerate(rows):
        around = _row(row).over(beside)
        cells = list(_inside(row, f"{W}tc"))
        for column, cell in enumerate(cells):
            at = ((number, len(rows)), (column, len(cells)))
            under = _own(cell, styles).over(_conditional(styles, style, look, at)).over(whole)
            yield cell, under, _cell(cell, fixed=fixed).over(around)


def _inside(node: Any, tag: str) -> Iterator[Any]:
    """Yield rows or cells, those in content controls and changes too, none of an inner table."""
    for child in node:
        if child.tag == tag:
            yield child
        elif str(child.tag).startswith(W) and child.tag not in {f"{W}tbl", f"{W}tc"}:
            yield from _inside(child, tag)


def _row(row: Any) -> Setting:
    properties = row.find(f"{W}trPr")
    if properties is None:
        return NOTHING
    if is_on(properties.find(f"{W}hidden")):
        return gone("it stands in a hidden row of a table")
    if properties.find(f"{W}del") is not None:
        return gone("it stands in a row that is deleted")
    height = properties.find(f"{W}trHeight")
    exact = height is not None and height.get(f"{W}hRule") == "exact"
    points = twips(height.get(f"{W}val")) if exact else None
    if points is not None and points < _LEAST_HEIGHT:
        return gone(f"it stands in a row {points:g} pt high")
    return NOTHING


def _cell(cell: Any, *, fixed: bool) -> Setting:
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        return NOTHING
    for name in ("vMerge", "hMerge"):
        merged = properties.find(f"{W}{name}")
        if merged is not None and val(merged) != "restart":
            return gone("it stands in a cell that another one is merged over")
    if is_on(properties.find(f"{W}hideMark")) or not fixed:
        return NOTHING
    width = properties.find(f"{W}tcW")
    points = twips(width.get(f"{W}w")) if width is not None else None
    narrow = points is not None and points < _LEAST_WIDTH and width.get(f"{W}type") == "dxa"
    return gone(f"it stands in a column {points:g} pt wide") if narrow else NOTHING


def _own(cell: Any, styles: Styles) -> Setting:
    return Setting(ground=styles.theme.ground(cell.find(f"{W}tcPr")))


def _is_fixed(properties: Any) -> bool:
    layout = properties.find(f"{W}tblLayout")
    return layout is not None and layout.get(f"{W}type") == "fixed"


def _conditional(
    styles: Styles, style: str, look: Any, at: tuple[tuple[int, int], tuple[int, int]]
) -> Setting:
    """Return what a table's style says of the cell in this row and column, each of so many."""
    found = NOTHING
    for name in _parts(look, at) if style else ():
        found = found.over(styles.part(style, name))
    return found


def _parts(look: Any, at: tuple[tuple[int, int], tuple[int, int]]) -> Iterator[str]:
    """Yield the parts that a cell belongs to, the one that counts most first."""
    (row, rows), (column, columns) = at
    first_row = row == 0 and _asks(look, "firstRow")
    last_row = row == rows - 1 and _asks(look, "lastRow")
    first_column = column == 0 and _asks(look, "firstColumn")
    last_column = column == columns - 1 and _asks(look, "lastColumn")
    for corner, is_it in (
        ("nwCell", first_row and first_column), ("neCell", first_row and last_column),
        ("swCell", last_row and first_column), ("seCell", last_row and last_column),
        ("firstRow", first_row), ("lastRow", last_row),
        ("firstCol", first_column), ("lastCol", last_column),
    ):  # fmt: skip
        if is_it:
            yield corner
    if not _asks(look, "noHBand"):
        yield "band1Horz" if (row - _asks(look, "firstRow")) % 2 == 0 else "band2Horz"
    if not _asks(look, "noVBand"):
        yield "band1Vert" if (column - _asks(look, "firstColumn")) % 2 == 0 else "band2Vert"
    yield "wholeTable"


def _asks(look: Any, name: str) -> bool:
    if look is None:
        return False
    said = look.get(f"{W}{name}")
    if said is not None:
        return said.casefold() in {"1", "true", "on"}
    try:
        return bool(int(val(look) or "0", 16) & _BITS[name])
    except ValueError:
        return False
