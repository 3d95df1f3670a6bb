"""Official meetings that an article reports."""

from pipelines.facts.meetings.events import claims as read_meetings

__all__ = ["read_meetings"]
