"""Given names that are spellings of one another, and those that are merely alike."""

import enum
from functools import cache
from typing import Final

from newslint.views.naming.lexicon import folded, gender, lexicon, nicknames
from newslint_rules.names._likeness import distance, sound

_SPELLINGS: Final = """
    Aaron Aron Arron|Abigail Abbigail Abigale|Aidan Aiden Ayden|Alan Allan Allen|Alastair Alasdair Alistair Alister
    |Alexander Aleksander Aleksandr Alexandr|Alexei Aleksei Alexey Aleksey|Alicia Alisha Alysha|Alison Allison Alyson
    |Amelia Emelia|Andrei Andrey|Ann Anne|Annika Anika|Anthony Antony|Ashley Ashleigh|Barbara Barbra
    |Brendan Brenden Brendon|Brian Bryan Bryon|Brittany Britney Brittney|Caitlin Kaitlin Kaitlyn Katelyn Caitlyn
    |Carl Karl|Carlos Karlos|Carmen Karmen|Caroline Karoline|Carolyn Carolynn|Carrie Kerrie
    |Catherine Katherine Catharine Katharine Kathryn Kathrine Cathryn|Cathy Kathy Cathie Kathie|Chloe Khloe
    |Christian Kristian|Christina Kristina|Christine Kristine|Christopher Kristopher Cristopher|Claire Clare Clair
    |Clark Clarke|Craig Kraig|Curtis Kurtis|Dana Dayna|Deborah Debra Debora|Denis Dennis|Derek Derrick Derick Deric
    |Diana Dianna|Diane Dianne|Dmitri Dmitry Dmitriy Dimitri|Dominic Dominick Dominik|Elisabeth Elizabeth|Elliot Elliott
    Eliot Eliott|Emanuel Emmanuel|Eric Erik Erick|Erica Erika|Esther Ester|Evelyn Evelin|Frederick Frederic Fredrick
    Fredric|Gareth Garreth|Gavin Gavan|Geoff Jeff|Geoffrey Jeffrey Jeffery Geoffery|Gerard Gerrard|Gillian Jillian
    |Graham Graeme Grahame|Gregory Greggory|Hanna Hannah|Harriet Harriett|Helena Helina|Ian Iain|Isaac Isaak
    |Isabel Isobel Isabelle Isabell|Isabella Izabella|Jackson Jaxon|Jacqueline Jaqueline Jacquelyn|Jaime Jamie
    |Janet Janette|Jared Jarrod Jarred|Jasmine Jasmin Yasmin|Jerry Gerry|Jillian Gillian|Joanna Johanna|Joanne Joann
    |Jon John|Jonathan Jonathon Johnathan|Josef Joseph|Judith Judyth|Julian Julien|Karen Karin Karyn|Katie Katy
    |Kaylee Kayleigh|Keith Kieth|Kelly Kelley Kellie|Kenneth Kennith|Kimberly Kimberley|Kristen Kristin Kirsten
    |Laura Lora|Lauren Loren|Laurence Lawrence|Leah Lea|Lesley Leslie|Lewis Louis|Lindsay Lindsey Linsey|Lisa Liza
    |Lucas Lukas|Luis Louis Luiz|Madeleine Madeline Madelyn|Marc Mark|Marcus Markus|Margaret Margret|Marian Marion
    |Marjorie Margery Marjory|Martha Marta|Mathew Matthew|Mathias Matthias|Megan Meghan Meagan|Melissa Mellissa
    |Michael Micheal|Michele Michelle|Mikhail Mikhael|Miriam Miryam|Mohammed Mohamed Muhammad Mohammad Muhammed
    Mohamad Mohamud|Hussein Husain Hussain Husayn|Ahmed Ahmad|Abdul Abdel|Natalia Nathalia Nataliya|Natalie Nathalie
    |Neal Neil Neill|Niall Neil|Nicholas Nicolas Nickolas|Nicole Nichole|Oliver Olivier|Olivia Alivia|Pamela Pamella
    |Patricia Patrica|Peter Pieter|Philip Phillip|Philippa Phillipa|Rachel Rachael|Rafael Raphael|Rebecca Rebekah
    Rebeka|Reece Rhys|Robyn Robin|Rodrick Roderick|Rosalyn Rosalind|Ross Roz|Sallie Sally|Sandra Saundra|Sara Sarah
    |Sean Shaun Shawn|Sergei Sergey|Sheila Shelagh|Sidney Sydney|Simon Symon|Sofia Sophia|Sophie Sofie
    |Stacey Stacy|Stefan Stephan|Stephanie Stefanie|Stephen Steven Stephan|Stewart Stuart|Susanna Susannah Suzanna
    |Susanne Suzanne|Sylvia Silvia|Teresa Theresa|Terrence Terence Terrance|Thomas Tomas|Tiffany Tiffani|Tracey Tracy
    |Traci Tracy|Trevor Trevar|Tyler Tylor|Victor Viktor|Victoria Viktoria|Vincent Vincente|Vivian Vivien
    |Walter Walther|William Wiliam Wilhelm|Yusuf Yousef Youssef Yousuf|Yevgeny Evgeny|Zachary Zachery Zackary|Zoe Zoey
"""


class Likeness(enum.Enum):
    """How two given names are alike."""

    SPELLINGS = "two spellings of one name"
    ALIKE = "two names that are easily taken for one another"


@cache
def _groups() -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number, names in enumerate(_SPELLINGS.lower().split("|")):
        for name in names.split():
            found[name] = (*found.get(name, ()), number)
    return found


def likeness(one: str, other: str) -> Likeness | None:
    """How two given names are alike; None for initials, short forms, and names of a man and a woman."""
    a, b = folded(one), folded(other)
    if a == b or min(len(a), len(b)) < 3 or "." in a + b or "-" in a + b:
        return None
    if not set(_groups().get(a, ())).isdisjoint(_groups().get(b, ())):
        return Likeness.SPELLINGS
    if b in nicknames().get(a, ()) or len({gender(one), gender(other)} - {None, "e"}) > 1:
        return None
    apart = distance(a, b)
    heard = sound(a) == sound(b)
    if len(min(a, b, key=len)) == 3 and not (a.startswith(b) or b.startswith(a)):
        return None
    if not (heard or (apart == 1 and len(a) > 3) or (sorted(a) == sorted(b) and a[0] == b[0])):
        return None
    known = lexicon().genders
    # Two names that both exist are two people's as easily as one person's: Kelly and Kerry.
    return Likeness.ALIKE if one in known and other in known else Likeness.SPELLINGS
