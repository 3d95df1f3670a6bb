"""Official meetings that an article reports: talks, conferences, visits, signings.

    cues         the vocabulary (lexicon/meeting_*.csv) as patterns
    actors       who can meet: organizations, officials, states, with what belongs to them folded in
    triggers     the words that may name a meeting, and what the words around make of them
    clause       the part of a sentence that a trigger rules
    sides        who met           \\
    scene        when and where     } what the clause says
    signings     what was signed   /
    leaders      who led the delegations
    events       a meeting in the making; when two reports are of one
    story        what the article has told of so far
    drafts       what one trigger and its clause say, put together
    identities   who "hai bên", "Chi cục" and "ông A" are
    context      day, place and sides that the sentences before say
    sufficiency  whether that is enough to be a meeting
    ceremonies   what was signed: at a meeting, or at a ceremony of its own
    inheritance  what is left unsaid, from the other meetings of the article
    scopes       whether it is one that the warehouse keeps
    reading      the pass over the article that calls all of these
    claims       a meeting as a row
"""

from pipelines.facts.meetings.reading import read_meetings

__all__ = ["read_meetings"]
