"""Frozen phrases of news English, and the places where one word of such a phrase has been swapped for a near one."""
