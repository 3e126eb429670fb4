"""Spelling: a word list with frequencies, the slips of typing fingers, and words that have one part of speech."""
