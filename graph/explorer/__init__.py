"""A knowledge in, one HTML file that explores it out."""
