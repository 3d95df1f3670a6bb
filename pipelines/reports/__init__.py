"""SQL views over the published tables, one a file; a run creates them in the order of their names.

Each view is described with `COMMENT ON`. A view reads published tables only and holds no rule about language: what a
figure means is settled by the stages before.
"""
