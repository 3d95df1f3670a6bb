"""Official meetings that an article reports: talks, conferences, visits, signings.

    cues       the vocabulary (lexicon/meeting_*.csv) as patterns
    actors     who can meet: organizations, officials, states, with what belongs to them folded in
    triggers   the words that may name a meeting, and what the words around make of them
    clause     the part of a sentence that a trigger rules
    sides      who met           \\
    scene      when and where     } what the clause says
    signings   what was signed   /
    leaders    who led the delegations
    events     a meeting in the making; when two reports are of one
    reading    fill, merge, inherit -> claims
"""

from pipelines.facts.meetings.reading import read_meetings

__all__ = ["read_meetings"]
