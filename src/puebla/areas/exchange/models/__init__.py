from .channel import Channel
from .practice import Benefit, Practice, PracticeTopic
from .roadmap import Roadmap, RoadmapTopic

__all__ = ["Benefit", "Channel", "Practice", "PracticeTopic", "Roadmap", "RoadmapTopic"]
