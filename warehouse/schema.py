"""How tables are declared: columns with types, vocabularies and units; and how a frame is made to fit a declaration."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # who only asks what is published does not wait for Polars
    import polars as pl

ColumnType = Literal["text", "integer", "number", "boolean", "date", "timestamp"]
TableKind = Literal["reading", "mart", "log", "reference", "view"]


@cache
def polars_types() -> dict[ColumnType, pl.DataType]:
    """What each type of column is in Polars."""
    import polars as pl

    return {
        "text": pl.String(), "integer": pl.Int64(), "number": pl.Float64(), "boolean": pl.Boolean(), "date": pl.Date(),
        "timestamp": pl.Datetime("us", "UTC"),
    }  # fmt: skip


@dataclass(frozen=True)
class Column:
    """One column of a table. ``null_means`` is set exactly where null is allowed, and says what it stands for."""

    name: str
    type: ColumnType
    description: str
    null_means: str | None = None
    vocabulary: tuple[str, ...] | None = None
    unit: str | None = None
    references: str | None = None  # "table.column" that the value must join

    @property
    def nullable(self) -> bool:
        """Whether null is allowed."""
        return self.null_means is not None


@dataclass(frozen=True)
class Table:
    """One table.

    ``kind``: a reading grows by part files, a mart is rewritten whole, a log says what happened, a reference table holds what
    readings point to (countries, units), a view shows other tables side by side. ``of``: the reading that a view has a row for
    each row of; it grows by parts as that does.
    """

    name: str
    kind: TableKind
    description: str
    key: tuple[str, ...]
    sort: tuple[str, ...]
    columns: tuple[Column, ...]
    of: str | None = None

    @property
    def column_names(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]

    @property
    def schema(self) -> dict[str, pl.DataType]:
        """Polars types by column name, in order."""
        return {column.name: polars_types()[column.type] for column in self.columns}


class WireledgerError(Exception):
    """Base of the errors that this project raises on purpose. The message is written for the person who reads it."""

    def __init__(self, *parts: object) -> None:
        super().__init__(*parts)

    def __reduce__(self) -> tuple[type[WireledgerError], tuple[object, ...]]:
        # Errors cross process pools; rebuilt from their parts they keep message and attributes.
        return type(self), self.args


class TableMismatchError(WireledgerError):
    """A frame does not fit the declaration of its table."""

    def __init__(self, table: str, problems: list[str]) -> None:
        super().__init__(table, problems)
        self.table = table
        self.problems = problems

    def __str__(self) -> str:
        return f"rows for table '{self.table}' do not fit its declaration: " + "; ".join(self.problems)


def conform(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with exactly the table's columns, types and order.

    Raises:
        TableMismatchError: columns are missing or left over, a null stands where none may, or a value is outside its
            vocabulary. All problems are listed at once, each with its first offending value.
    """
    import polars as pl

    problems = [f"column '{name}' is missing" for name in table.column_names if name not in frame.columns]
    problems += [f"column '{name}' is not declared" for name in frame.columns if name not in table.column_names]
    if problems:
        raise TableMismatchError(table.name, problems)
    typed = frame.select(pl.col(column.name).cast(polars_types()[column.type]) for column in table.columns)
    for column in table.columns:
        values = typed.get_column(column.name)
        if not column.nullable and values.null_count():
            row = typed.filter(pl.col(column.name).is_null()).row(0)
            problems.append(f"'{column.name}' is null in {values.null_count()} rows (first: {row[:4]})")
        if column.vocabulary:
            strange = values.drop_nulls().unique().sort().to_list()
            strange = [value for value in strange if value not in column.vocabulary]
            if strange:
                problems.append(f"'{column.name}' holds {strange[:5]}, not one of {list(column.vocabulary)}")
    if problems:
        raise TableMismatchError(table.name, problems)
    return typed


def rows_to_frame(table: Table, rows: list[dict[str, object]]) -> pl.DataFrame:
    """A frame of the table from plain rows; a column that a row leaves out is null there."""
    import polars as pl

    columns = {name: [row.get(name) for row in rows] for name in table.column_names}
    return conform(table, pl.DataFrame(columns, schema_overrides=table.schema, strict=False))
