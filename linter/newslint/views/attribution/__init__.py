"""How news says who said what: verbs of speech, the phrase that names the speaker, and the frame of a sentence."""
