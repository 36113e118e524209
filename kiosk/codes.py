"""The code a participant comes back with: two words and a number, of which only a salted hash is kept.

The words are everyday Dutch nouns without accents, chosen so that no two differ by a single letter and none is rude,
sad or somebody's name. With 186 of them there are 3.1 million codes, and every guess costs one slow hash.
"""

import hashlib
import re
from collections.abc import Iterable
from random import SystemRandom

from kiosk.model.response import Response

WORDS = tuple(
    """
    akker appel arend bamboe beker berg beuk bloem boot bosbes bries bron brug cactus ceder cello cirkel citroen
    dadel deken dolfijn dorp druif duin eekhoorn eend egel eiland emmer esdoorn fakkel fiets fluit fontein forel
    framboos gember gitaar goud gras hagel hamer haven hazelaar herfst hert honing hooiberg horizon
    iglo ijsbeer kaars kachel kameel kano kapstok kasteel kelder kers ketel kiwi klaver klok
    koffer kompas konijn koren kraan krant kreeft krokus kroon kruik kussen kwast ladder lamp lavendel
    leeuw lente lepel libel lijster limoen maan magneet marmer meer molen mossel motor muis nacht
    narcis nectar nest oase oester oever olifant olijf orgel otter oven paard pagode palm papier paprika parel
    pauw penseel perzik piano pinda piramide planeet ploeg pompoen pony poort potlood radijs raket regen rivier
    robijn rugzak ruit saffier schaap schelp schip sjaal sleutel sneeuw specht spiegel spijker ster stoel
    strand struik stuur tafel tamboer tapijt tarwe tempel tent terras thee tijger tomaat trein trommel trompet
    tulp vaas valk varen veld vijver viool vlag vlieger vlinder vlot vogel waaier walnoot water wiel wilg winter
    wolk wortel zaag zand zebra zeep zeil zilver zomer zwaan zwaluw
    """.split()
)

HASH = re.compile(r"scrypt:((?:[0-9a-f]{2})+):[0-9a-f]+")


def new_code(random: SystemRandom | None = None) -> str:
    """Draw a code such as `appel-molen-42`."""
    draw = random or SystemRandom()
    first, second = draw.sample(WORDS, 2)
    return f"{first}-{second}-{draw.randrange(10, 100)}"


def normal(typed: str) -> str:
    """Bring a code into the form it was drawn in, however it was typed: `Appel molen42` is `appel-molen-42`."""
    return "-".join(re.findall(r"[a-z]+|[0-9]+", typed.casefold()))


def hash_code(code: str, salt: str) -> str:
    """Hash a code with a salt (hex), slowly: scrypt with N = 2¹⁴, r = 8, p = 1, some 50 ms and 16 MB.

    The salt stands in the hash, so that a code is found again wherever the journal is copied to.
    Source of the parameters: RFC 7914, section 2, with its advice for interactive use.
    """
    digest = hashlib.scrypt(normal(code).encode(), salt=bytes.fromhex(salt), n=2**14, r=8, p=1, dklen=24)
    return f"scrypt:{salt}:{digest.hex()}"


def find(code: str, responses: Iterable[Response]) -> Response | None:
    """Find the response that a code leads to, unless it was withdrawn; slow, and safe in a thread of its own."""
    coded = {response.code: response for response in responses if response.code}
    salts = dict.fromkeys(found[1] for hashed in coded if (found := HASH.fullmatch(hashed)))
    return next((coded[hashed] for salt in salts if (hashed := hash_code(code, salt)) in coded), None)
