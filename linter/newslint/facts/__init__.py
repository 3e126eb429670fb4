"""The knowledge base: what happened when, who held which post, what lies where."""
