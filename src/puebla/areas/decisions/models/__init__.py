from .follow_up import FollowUp, FollowUpFile
from .item import Item, ItemAddressee, ItemTopic
from .outcome import Outcome, OutcomeParty

__all__ = ["FollowUp", "FollowUpFile", "Item", "ItemAddressee", "ItemTopic", "Outcome", "OutcomeParty"]
