"""What one article has told of so far."""

from dataclasses import dataclass, field

from pipelines.facts.meetings.actors import Actor, Actors
from pipelines.facts.meetings.events import Event
from pipelines.mentions.article import Article

SCENE_WITHIN = 4
"""A sentence that sets the scene ("sáng 9/10, nhà liên hợp rộn tiếng cười") stands in the first sentences."""


@dataclass(slots=True)
class Story:
    """An article, who stands in it, and its meetings in the order in which they are first told of."""

    article: Article
    actors_of: Actors
    events: list[Event] = field(default_factory=list)

    def vietnamese(self) -> list[Actor]:
        """The Vietnamese organizations of the article, as they are named."""
        named = [a for actors in self.actors_of.values() for a in actors if a.kind == "organization"]
        return [a for a in named if a.country == "VN"] or [a for a in named if a.country is None]
