"""Drafts in, clean paragraphs and sentences out: the chain of small steps."""
