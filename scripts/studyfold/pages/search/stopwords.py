"""Words that hold a question together and say nothing of its subject. They weigh little, and are found all the same."""

from __future__ import annotations

ENGLISH = """
a about after all also am an and any are as at be because been before being best both but by can cannot could define
describe did do does doing done each explain few for from get gets got had happen happens has have having he her
here him his how i if in into is it its itself just kind know knows let lets like make makes may me mean means might
more most must my need needs no nor not now of off on once one only or other our out over own please same shall she
should so some someone something sort such tell than that the their them then there these they thing things this
those to too up us use used using very want wants was way ways we were what when where which while who whom why will
with within without would you your yourself
"""

OTHERS = {
    "de": """
    der die das ein eine einer eines einem einen und oder ist sind war wie was wer wo wann warum welche welcher
    welches ich du er sie es wir ihr man mit von zu zum zur im in auf an aus bei für nicht kein keine den dem
    des kann wird werden hat haben als auch nur wenn dass
    """,
    "es": """
    el la los las un una unos unas y o es son fue como qué cómo cuál cuáles quién dónde cuándo por para de del
    al en con sin se su sus lo le les yo tú mi tu que no si más muy ya este esta esto ese esa hay ser puede
    entre cuando
    """,
    "fr": """
    le la les l un une des du de d et ou est sont était comment que qu quoi quel quelle quels quelles qui où
    quand pourquoi pour par dans en avec sans sur se sa son ses ce cette ces il elle on nous vous je tu ne pas
    plus au aux à c s n y
    """,
    "it": """
    il lo la i gli le un uno una e o è sono come che cosa quale quali chi dove quando perché per di del della
    dei al in con su si non più da nel nella
    """,
    "pt": """
    o a os as um uma uns umas e ou é são foi como que qual quais quem onde quando por porque para de do da dos
    das ao à em no na nos nas com sem se seu sua eu você não mais muito já este esta isso entre pode ser há
    """,
    "ru": """
    и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне было вот от меня о из
    ему для чем это этот эта эти есть быть был была или если когда где кто какой какая какие каких почему зачем
    ли мы они их при до без над под можно нужно
    """,
    "ar": """
    في من على إلى عن ما ماذا هو هي هل كيف لماذا متى أين و أو أن إن هذا هذه ذلك التي الذي كان لا مع كل بين ثم قد
    """,
}


def stopwords(language: str) -> str:
    """The stop words of a guide's language, and of English, which stands in programs everywhere; blanks between."""
    return " ".join([*ENGLISH.split(), *OTHERS.get(language.split("-")[0].lower(), "").split()])
