"""Reads Dangol's Delta tables by the names that docs/tables.md gives them. Needs no Spark.

The environment variable DANGOL_HOME names the home folder, the key `home` of the configuration.
"""

import os
from datetime import date

import pandas as pd
from deltalake import DeltaTable


def path(name: str) -> str:
    """Where the files of a table such as "gold.segments" are."""
    home = os.environ.get("DANGOL_HOME")
    if not home:
        raise SystemExit("Set DANGOL_HOME to the home folder, such as work/demo, and start again.")
    return "/".join([os.path.expanduser(home).rstrip("/"), "tables", *name.split(".")])


def table(
    name: str,
    as_of: date | None = None,
    version: int | None = None,
    columns: list[str] | None = None,
) -> pd.DataFrame:
    """Rows of a table: of one night (as_of), or all; as they are, or as they were at a Delta version."""
    night = [("as_of_on", "=", as_of)] if as_of else None
    return DeltaTable(path(name), version=version).to_pandas(columns=columns, filters=night)


def nights(name: str) -> list[date]:
    """The as-of dates of which a table has rows, oldest first."""
    return sorted(table(name, columns=["as_of_on"])["as_of_on"].unique())
