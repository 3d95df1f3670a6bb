"""What people read: SQL views over the published tables, a report page, and exports.

Each view is a file that a run creates in the order of their names, described with `COMMENT ON` and an example. Nothing
here holds a rule about language: what a figure means is settled by the stages before.
"""
