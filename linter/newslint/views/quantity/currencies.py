"""Money: the signs, codes and names of currencies and their hundredths, by ISO 4217 code."""

from typing import Final

from newslint.views.quantity.tokens import DASHES, Tokens, table

# A bare dollar, cent, pound, franc, rupee or crown is taken for the best-known one: what is written says no more.
_NAMES: Final = """
USD dollar dollars dlr dlrs buck bucks|EUR euro euros|GBP sterling quid stg|JPY yen|CNY yuan renminbi rmb
CHF franc francs|DEM mark marks deutschmark deutschmarks deutschemarks|ITL lire|TRY lira liras|NLG guilder guilders
ESP peseta pesetas|INR rupee rupees|RUB ruble rubles rouble roubles|KRW won|THB baht|MYR ringgit|IDR rupiah rupiahs
MXN peso pesos|BRL real reais reals|ZAR rand rands|SEK krona kronor|NOK krone kroner|CZK crown crowns koruna korunas
PLN zloty zlotys zloties|HUF forint forints|ILS shekel shekels|AED dirham dirhams|SAR riyal riyals|IRR rial rials
KWD dinar dinars|KZT tenge|UAH hryvnia hryvnias hryvnyas|NGN naira nairas|KES shilling shillings|GRD drachma drachmas
PTE escudo escudos|ATS schilling schillings|FIM markka markkas|VND dong|BDT taka|BGN lev leva|RON leu lei
HRK kuna kunas|EGP piastres|IEP punt punts|XEU ecu ecus|BTC bitcoin bitcoins|PKR|UZS soum sum|GHS cedi cedis
"""
_PHRASES: Final = """
USD us dollar|USD u.s. dollar|USD american dollar|CAD canadian dollar|AUD australian dollar|HKD hong kong dollar
SGD singapore dollar|NZD new zealand dollar|NZD n.z. dollar|TWD taiwan dollar|CHF swiss franc|FRF french franc
BEF belgian franc|XOF cfa franc|XOF franc cfa|LUF luxembourg franc|GBP pound sterling|EGP egyptian pound
IEP irish pound|LBP lebanese pound|SYP syrian pound|SDG sudanese pound|TRY turkish lira|TRY turkish pound
ITL italian lira|PKR pakistani rupee|INR indian rupee|LKR sri lankan rupee|NPR nepali rupee|MXN mexican peso
PHP philippine peso|ARS argentine peso|CLP chilean peso|COP colombian peso|CUP cuban peso|SEK swedish crown
DKK danish crown|NOK norwegian crown|CZK czech crown|ISK icelandic crown|SEK swedish krona|ISK icelandic krona
DKK danish krone|NOK norwegian krone|AED uae dirham|MAD moroccan dirham|SAR saudi riyal|QAR qatari riyal
IRR iranian rial|JPY japanese yen|CNY chinese yuan|KRW korean won|KRW south korean won|XEU european currency unit
DEM german mark|FIM finnish mark|ZAR south african rand|RUB russian rouble|RUB russian ruble|BRL brazilian real
KES kenyan shilling|UGX ugandan shilling|TZS tanzanian shilling|KWD kuwaiti dinar|JOD jordanian dinar|IQD iraqi dinar
BHD bahraini dinar|DZD algerian dinar|RSD serbian dinar
"""
_SIGNS: Final = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "￥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS",
    "₺": "TRY", "₴": "UAH", "₦": "NGN", "฿": "THB", "₫": "VND", "₱": "PHP", "₸": "KZT", "₵": "GHS", "₡": "CRC",
}  # fmt: skip
_BEFORE_A_DOLLAR: Final = {
    "us": "USD", "u.s.": "USD", "a": "AUD", "au": "AUD", "aus": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD",
    "cdn": "CAD", "hk": "HKD", "nz": "NZD", "s": "SGD", "nt": "TWD", "r": "BRL", "mx": "MXN", "ar": "ARS", "z": "ZWL",
}  # fmt: skip
_CODES: Final = {
    "rs": "INR", "rs.": "INR", "inr": "INR", "re": "INR", "rm": "MYR", "rp": "IDR", "dm": "DEM", "kc": "CZK",
    "kč": "CZK", "zł": "PLN", "stg": "GBP", "ir£": "IEP", "l.": "ITL", "r": "ZAR", "kr": "SEK", "ksh": "KES",
    "sh": "KES", "tk": "BDT", "ff": "FRF", "sfr": "CHF", "fr": "CHF", "bfr": "BEF", "rmb": "CNY", "p": "PHP",
    "eur": "EUR", "dkr": "DKK",
}  # fmt: skip
ISO_CODES: Final = table("""
    usd eur gbp jpy cny chf cad aud nzd hkd sgd twd inr rub krw thb myr idr mxn brl zar sek nok dkk isk czk pln
    huf ils aed sar qar kwd kzt uah ngn kes try php vnd bdt pkr lkr egp ars clp cop pen ron bgn hrk gel azn bhd
    omr jod mad tnd xof xaf ghs tzs ugx etb irr iqd zmw bwp mur
""")
_HUNDREDTHS: Final = {
    "cent": "USD", "cents": "USD", "ct": "USD", "cts": "USD", "pence": "GBP", "penny": "GBP", "pennies": "GBP",
    "paise": "INR", "pfennig": "DEM", "pfennigs": "DEM", "kopecks": "RUB", "centimes": "CHF", "eurocents": "EUR",
}  # fmt: skip


def _names() -> tuple[dict[str, str], dict[tuple[str, ...], str]]:
    single = {
        name: row.split()[0] for line in _NAMES.split("\n") for row in line.split("|") for name in row.split()[1:]
    }
    phrases: dict[tuple[str, ...], str] = {}
    for line in _PHRASES.strip().split("\n"):
        for row in line.split("|"):
            code, *words = row.split()
            for ending in ("", "s"):
                phrases[(*words[:-1], words[-1] + ending)] = code
            if words[-1] == "dollar":
                phrases[(*words[:-1], "dlr")] = phrases[(*words[:-1], "dlrs")] = code
            for plural, one in (("kronor", "krona"), ("kronur", "krona"), ("kroner", "krone"), ("lire", "lira")):
                if words[-1] == one:
                    phrases[(*words[:-1], plural)] = code
    phrases["pounds", "sterling"] = phrases["stg", "pounds"] = "GBP"
    phrases["francs", "cfa"] = phrases["cfa", "francs"] = "XOF"
    return single, phrases


_SINGLE, _COMPOUND = _names()
_FIRST_OF_COMPOUND: Final = frozenset(name[0] for name in _COMPOUND)
CURRENCIES: Final = frozenset((*_SINGLE.values(), *_COMPOUND.values(), *_SIGNS.values())) | {
    code.upper() for code in ISO_CODES
}
SIGNS: Final = frozenset(_SIGNS)
_LARGE: Final = table("thousand million billion trillion m bn tr tn mn k")
PREFIXES: Final = frozenset(("n", *_SIGNS, *(code for code in _CODES if code != "p"), *ISO_CODES))


def before(t: Tokens, i: int) -> tuple[str, int] | None:
    """The currency whose sign or code stands at token `i`, before a figure, and the token where it begins."""
    token = t.low[i]
    if token == "$" and t.touches(i) and t.raw[i + 1] in ("US", "A", "NZ", "HK", "C", "S") and t.touches(i + 1):
        return _BEFORE_A_DOLLAR[t.low[i + 1]], i  # $US5 billion
    if token in _SIGNS:
        prefix = t.low[i - 1]
        if token == "$" and prefix in _BEFORE_A_DOLLAR and (t.touches(i - 1) or t.raw[i - 1] in ("US", "U.S.")):
            return _BEFORE_A_DOLLAR[prefix], i - 1
        return _SIGNS[token], i
    if token in ISO_CODES and (t.raw[i].isupper() and len(token) == 3):
        return token.upper(), i
    if token == "n" and t.raw[i] == "N" and _is_naira(t, i):
        return "NGN", i
    if token in _CODES and t.raw[i][0].isupper() and not t.is_title:
        return _CODES[token], i
    return None


def _is_naira(t: Tokens, i: int) -> bool:
    """Whether an N before a figure is the naira's, and no road's or mask's: N5,000, N1.5 million, N617 a litre."""
    figure, after = t.low[i + 1], t.low[i + 2]
    if not t.touches(i) or not figure[:1].isdecimal() or t.text[t.start[i] - 1 : t.start[i]] in ("-", "/", "."):
        return False
    return (
        "," in figure
        or after in _LARGE
        or (len(figure) == 3 and not after[:1].isalpha())
        or (len(figure) > 2 and after in ("a", "per", "to", "from"))
    )


def behind(t: Tokens, j: int) -> tuple[str, bool, int] | None:
    """The currency named at token `j`, behind a number: its code, whether hundredths are meant, and the next token."""
    k = j + 1 if t.low[j] in DASHES and t.touches(j - 1) and t.touches(j) else j
    word = t.low[k]
    if word in _FIRST_OF_COMPOUND:
        for length in (4, 3, 2):
            code = _COMPOUND.get(tuple(t.low[k : k + length]))
            if code:
                return code, False, k + length
    if word in _SINGLE and not (t.raw[k][:1].isupper() and word in ("real", "won", "mark", "marks", "crown", "sum")):
        if word in ("real", "crown", "sum", "rand", "mark", "won") and not _is_money_word(t, k):
            return None
        return _SINGLE[word], False, k + 1
    if word in _HUNDREDTHS:
        return _HUNDREDTHS[word], True, k + 1
    if k == j and word in ("p", "c") and t.touches(j - 1) and t.raw[k] == word:
        return ("GBP" if word == "p" else "USD"), True, k + 1
    if word in _SIGNS and k == j:
        following = t.low[k + 1][:1]
        if not (following.isdecimal() and t.touches(k)):
            return _SIGNS[word], False, k + 1
    if (word in ISO_CODES and t.raw[k].isupper()) or word in ("dm", "kč", "zł", "kr"):
        return _CODES.get(word, word.upper()), False, k + 1
    return None


def _is_money_word(t: Tokens, k: int) -> bool:
    """Whether “won”, “mark”, “crown” and their like count money: behind a scale or a round figure."""
    before_it = t.raw[k - 1]
    return before_it.lower() in ("million", "billion", "trillion", "mln", "bln", "bn", "thousand") or (
        before_it[:1].isdecimal() and ((t.low[k] == "won" and len(before_it) > 3) or t.raw[k] == "rand")
    )
