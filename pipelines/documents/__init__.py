"""Raw files -> documents.

The modules in the order that data flows:

    files        the folder: which files may be opened, and their bytes
    rejected     the checks that set a file or a record aside
    decoding     bytes -> text: UTF-8, UTF-16, Windows-1258, TCVN3, VNI; text that was decoded wrongly before
    formats      one file -> records, in frames of the columns that `formats.RAW` lists
    html         a page -> its article
    markdown     Markdown -> plain text
    normalise    texts -> the one form that is stored
    language     which language a text is in
    relevance    whether a text is about customs, borders or trade
    lines        what each line of an article is: title, body, caption, byline, boilerplate
    metadata     title, outlet, author and time of publication, given or read from the text
    duplicates   which texts say the same
    read         all of it: a folder -> `documents` and what was set aside
"""
