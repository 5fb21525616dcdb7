"""What a document says of itself: authors, dates, journal, funding, references."""
