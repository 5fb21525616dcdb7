"""Files and bytes in, drafts out: encodings, one reader a format, layout."""
