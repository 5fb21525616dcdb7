"""Mentions of a sentence in, the pairs of them that a trained model says are related out."""
