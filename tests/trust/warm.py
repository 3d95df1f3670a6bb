"""What the server of `runs` loads before it forks: every module of the pipeline, the versions of the rules, the lexicon
and all patterns."""

import os
from datetime import date

os.environ["POLARS_MAX_THREADS"] = "1"  # two runs at a time, and nothing in them is large

import pandera.backends.polars.register

from pipelines.documents.folder import reading_version
from pipelines.extraction import rules_of
from pipelines.facts.read import READERS
from pipelines.lexicon import reference
from pipelines.mentions.read import read_article
from pipelines.settings import Limits
from pipelines.tables.reference import REFERENCE, RULES
from tests.samples import SEEDS

pandera.backends.polars.register.register_polars_backends()
reading_version(Limits())
rules_of(Limits())
for table in set(REFERENCE) - {RULES}:
    getattr(reference, table.name)()
for text in SEEDS.values():
    article = read_article("d0", text, text.partition("\n")[0], date(2025, 4, 4))
    for _, read in READERS:
        read(article)
