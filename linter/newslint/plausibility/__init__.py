"""The model of what news English sounds like: the fast judge of words (`fast`) and the deep one (`causal`)."""
