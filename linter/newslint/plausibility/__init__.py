"""The model of what news English sounds like: the fast judge of words (`fast`) and the deep one (`deep`)."""

from newslint.plausibility.suspicion import Attested, Candidate, Judgement, Plausibility, Suspicion

__all__ = ["Attested", "Candidate", "Judgement", "Plausibility", "Suspicion"]
