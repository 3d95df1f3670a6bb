"""Where the time of a full run goes, by stage."""

import time
from pathlib import Path

from benchmarks.costs import Line, Sizes, corpus_in, elsewhere, settings_in
from pipelines import pipeline
from pipelines.settings import Settings

STAGES = {
    "reading": pipeline.documents_stage,
    "recognising numbers, dates and names": pipeline.mentions_stage,
    "rules for claims": pipeline.facts_stage,
    "merging": pipeline.canonical_stage,
    "collecting what was set aside": pipeline.rejected_stage,
    "checks and publication": pipeline.publication_stage,
}


def by_stage(folder: Path, sizes: Sizes) -> list[Line]:
    settings = settings_in(folder)
    corpus_in(settings.seeds_dir, sizes)
    seconds = elsewhere(seconds_of_stages, settings)
    assert isinstance(seconds, dict)
    whole = sum(seconds.values())
    return [
        Line("a full run", whole, "s of CPU"),
        *(Line(f"  {stage}", 100 * spent / whole, "%") for stage, spent in seconds.items()),
    ]


def seconds_of_stages(settings: Settings) -> dict[str, float]:
    seconds = {}
    with pipeline.started(settings) as run:
        for name, stage in STAGES.items():
            began = time.process_time()
            stage(run)
            seconds[name] = time.process_time() - began
    return seconds
