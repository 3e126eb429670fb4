"""The model of what news English sounds like."""
