"""How newslint reads time expressions: the values, the tokens, the grammar and the resolution."""
