"""The in-memory ledger of the warehouse's tests."""

from tests.warehouse.conftest import ledger  # noqa: F401
