from collections.abc import Iterator, Sequence
from typing import Final

from newslint import Document, Hit, Level, Role, rule, within
from newslint.views.quotations import Quotation, quotations
from newslint.views.tokens import Tokens, tokens

_CUES: Final = frozenset(
    "say says said saying tell tells told telling ask asks asked asking add adds added adding write writes wrote "
    "written writing call calls called calling announce announced declare declares declared state states stated "
    "claim claims claimed argue argues argued warn warns warned insist insists insisted explain explains explained "
    "note notes noted reply replies replied respond responds responded report reports reported reporting describe "
    "describes described describing quote quoted recall recalled recalls tweet tweeted post posted posts joke jokes "
    "joked shout shouted according testify testified vow vowed pledge pledged read reads reading admit admitted "
    "acknowledge acknowledged conclude concluded continue continued continues begin began think thinks thought "
    "believe believes believed put puts sing sang cry cried whisper whispered comment commented remark remarked "
    "deny denied denies urge urged estimate chant chanted chanting dub dubbed label labelled labeled accuse accused "
    "praise praised criticise criticised criticize criticized thank thanked demand demanded demanding refer "
    "referred title titled entitled name named predict predicted agree agreed observe observed suggest suggested "
    "suggests mutter muttered laugh laughed".split()
)
_SPEECH: Final = 8  # words: shorter quotations are phrases, titles and words at a distance


@rule(
    title="A quotation has no speaker in its paragraph or the ones beside it",
    why="Readers want to know who is speaking, and sources can then be checked.",
    level=Level.SUGGESTION,
    confidence=0.6,
    bad=[
        "The council met on Monday.\n\n"
        "[[“Nobody on this board ever thought of closing the school.”]]\n\nIt was a long night."
    ],
    good=[
        "“Nobody on this board ever thought of closing the school,” Ms. Ito said.",
        "Ms. Ito was asked about the school.\n\n“Nobody on this board ever thought of closing it.”",
        "The film “The Night Nobody Ever Came Home to the Farm” opens today, a critic said.",
    ],
)
def no_attribution(document: Document) -> Iterator[Hit]:
    """Looks at paragraphs; one whose neighbour before it holds a verb of speaking is taken for its continuation."""
    blocks = zip(document.prose(), document.view(tokens), strict=True)
    paragraphs = [(block, words) for block, words in blocks if block.role is Role.PARAGRAPH]
    found = document.view(quotations).items
    carried = False
    for index, (block, words) in enumerate(paragraphs):
        inside = [quotation for quotation in within(found, block.span) if not quotation.level]
        has_cue = _has_cue(words, inside)
        attributed = has_cue or carried or (index + 1 < len(paragraphs) and inside and inside[-1].continues)
        long_ones = [one for one in inside if len(one.inner.of(document.text).split()) >= _SPEECH]
        if long_ones and not attributed:
            yield Hit(long_ones[0].start, long_ones[0].end, "nobody is named as the speaker of this quotation")
        # A run of quoted paragraphs stays with the speaker named before it.
        carried = has_cue or (carried and bool(inside))


def _has_cue(words: Tokens, inside: Sequence[Quotation]) -> bool:
    """Whether a verb of speaking stands in the paragraph outside its quotations."""
    return not _CUES.isdisjoint(words.words) and any(
        word in _CUES and not any(one.start <= start < one.end for one in inside)
        for word, start in zip(words.words, words.starts, strict=True)
    )
