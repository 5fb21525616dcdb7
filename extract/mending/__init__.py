"""What grammar corrects in the relations that a document is found to state."""

from extract.mending.antecedents import Antecedents, to_antecedents
from extract.mending.former import set_former_above
from extract.mending.lists import set_lists
from extract.mending.mender import Mender, to_mender
from extract.mending.openings import set_opened
from extract.mending.persons import set_persons
from extract.mending.quotations import set_quotations
from extract.mending.rejected import drop_rejected
from extract.mending.table_kinds import set_table_kinds
from extract.mending.tables import set_columns
from extract.mending.targets import set_targets

__all__ = [
    "Antecedents",
    "Mender",
    "drop_rejected",
    "set_columns",
    "set_former_above",
    "set_lists",
    "set_opened",
    "set_persons",
    "set_quotations",
    "set_table_kinds",
    "set_targets",
    "to_antecedents",
    "to_mender",
]
