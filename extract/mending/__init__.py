"""What grammar corrects in the relations that a document is found to state."""

from extract.mending.mender import Mender, to_mender
from extract.mending.rejected import drop_rejected
from extract.mending.tables import set_columns
from extract.mending.targets import set_targets

__all__ = ["Mender", "drop_rejected", "set_columns", "set_targets", "to_mender"]
