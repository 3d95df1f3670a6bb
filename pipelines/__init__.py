"""Vietnamese customs and border news, from raw text to a DuckDB warehouse.

The stages, in the order that data flows; each imports only those above it, `tables` and `lexicon`:

    documents   raw file -> document: formats, decoding, HTML, metadata, language, relevance, near-duplicates
    mentions    document -> sentences -> recognised numbers, dates and names; one grammar a file
    facts       mentions -> what one document claims about meetings, enforcement, trade and cooperation
    canonical   claims -> one row a real fact: match, merge, conflicts
    warehouse   rows -> a checked DuckDB release that readers see all at once
    reports     SQL views over the published tables, the report page, exports

    extraction  mentions and facts over batches of documents, and what is kept of them from run to run
    guards      what one document may do to a run
    staging     the tables between the stages: Parquet beside the warehouse, the large ones in parts
    engines     who does the work on many batches: this process, some processes, a cluster
    versions    of rules, made from their code: what is kept is made again where they changed
    tables      every column once: types, units, descriptions, checks
    lexicon     the vocabulary, as CSV
    defs        the Dagster shell around the stages; the only folder that imports dagster

Glossary: a *mention* is a recognised span of text; a *claim* is one document's statement of a fact; a *fact* is a row
of the warehouse, merged from the claims of every document that reports it; *evidence* is the place a claim was read.
"""
